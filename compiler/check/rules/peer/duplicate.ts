/** A device finds the peer of a packet by its addresses and the exchange mode: where two have the same, one never matches. */

import { inRange } from "../../../catalogue/version.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { wordOf, type End } from "../../../expand/connection.ts";
import type { SiteFacts } from "../../../expand/site.ts";
import { isManual } from "../../../negotiate/judge.ts";
import type { Located } from "../../../source/located.ts";
import type { Place } from "../../../source/place.ts";
import { endsOf, inOrder, type PlacedEnd } from "../../../spd/order.ts";
import { groupBy } from "../../../source/group.ts";
import { acrossConnections, unlessQuiet } from "../../rule.ts";

interface Peer extends PlacedEnd {
  readonly end: End;
  /** Whom it calls. */
  readonly target: Located<string>;
  readonly local: string | undefined;
  /** The device, whom it calls, and the mode. */
  readonly key: string;
}

export const peerDuplicate = acrossConnections(
  "peer/duplicate",
  (connection) => endsOf(connection).flatMap(peerAt),
  unlessQuiet(
    (a, b) => a.key === b.key && a.local === b.local,
    (peers) =>
      [...groupBy(peers, ({ key }) => key).values()].flatMap((same) =>
        same.length === 1 ? [] : inOrder(same).flatMap((peer, at, all) => judge(peer, all.slice(0, at))),
      ),
  ),
);

function judge(peer: Peer, before: readonly Peer[]): Diagnostic[] {
  const earlier = before.find((other) => overlapping(other.local, peer.local) && !toldOfSites(other, peer));
  return earlier === undefined ? [] : [tell(peer, earlier)];
}

/** None where the device has no peer for it, or has one row for both, or nobody is called. */
function peerAt(placed: PlacedEnd): readonly Peer[] {
  const { connection, at } = placed;
  const [end, other] = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]];
  const { stated, dials, outside, site } = end;
  if (stated === undefined || stated.disabled || isManual(connection)) return [];
  const called =
    dials === undefined ? { address: other.outside.seen, hostName: other.outside.hostName } : dials;
  const target = called.hostName ?? called.address;
  if (target === undefined || (dials === undefined && !hasNames(site))) return [];
  const exchange = wordOf(end.phase1.fields, "phase1.exchange");
  const key = JSON.stringify([site.name, target.value, exchange]);
  return [{ connection, at, end, target, local: outside.own?.value, key }];
}

/** Before peers had names, a peer was its address: of two tunnels equal ones are one row, different ones clash as rows. */
function hasNames({ device: { value } }: SiteFacts): boolean {
  return (
    value.target === "routeros" && value.version !== undefined && inRange(value.version, { since: "6.44" })
  );
}

/** Two sites at one address have a report of their own; behind one translator they may be. */
function toldOfSites(a: Peer, b: Peer): boolean {
  const [one, other] = [a, b].map(({ connection: { ends }, end }) => ends[ends[0] === end ? 1 : 0].site);
  if (one === undefined || other === undefined || one === other) return false;
  return ![one, other].some(({ fields, wans }) => fields.has("site.behind-nat") || wans.length === 0);
}

function overlapping(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

function tell(peer: Peer, earlier: Peer): Diagnostic {
  const [mine, other] = [peer, earlier].map(({ end }) => end.stated?.objectName ?? "");
  return report("peer/duplicate", {
    message: `\`${peer.end.site.name}\` has two peers at \`${peer.target.value}\`: \`${other}\` and \`${mine}\``,
    place: placeOf(peer),
    label: "the same address again",
    related: [{ place: placeOf(earlier), message: `\`${other}\` has it already` }],
    subjects: [...new Set([...peer.connection.subjects, ...earlier.connection.subjects])],
  });
}

/** A tunnel's address may stand in the site, where both have it from: its own name tells more. */
function placeOf({ connection, end, target }: Peer): Place {
  const own = end.stated?.place ?? connection.place;
  return end.dials === undefined ? own : (target.place ?? own);
}
