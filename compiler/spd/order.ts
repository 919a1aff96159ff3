/**
 * Which policies a device has, and in which order: connections in, lists out. The one place that decides it; what is
 * printed and what is judged follow the same list.
 */

import { sessionOf } from "../expand/bgp.ts";
import { followsFromCarrier } from "../expand/carrier.ts";
import { wordOf, type Connection, type PolicyEnd, type PolicyPair } from "../expand/connection.ts";
import type { SitePolicy } from "../expand/site-policies.ts";
import type { SiteFacts } from "../expand/site.ts";
import { comparePlaces, type Place } from "../source/place.ts";
import { groupBy } from "../source/group.ts";
import { rememberFlat, since, type Change } from "../source/lists.ts";
import { Named } from "../source/named.ts";
import { follow, remember, rememberFrom, steadyList, steadyMap, type Before } from "../source/remember.ts";
import { boxOf, type Box } from "./box.ts";
import { fateOf } from "./fate.ts";

/** One end of a connection. */
export interface PlacedEnd {
  readonly connection: Connection;
  readonly at: 0 | 1;
}

/** One policy of one device. */
export interface DevicePolicy {
  readonly site: SiteFacts;
  readonly end: PolicyEnd;
  readonly place: Place;
  /** Whose packets it protects; `undefined`: the site states it for itself, and it encrypts nothing. */
  readonly carrier: PlacedEnd | undefined;
  readonly pair: PolicyPair | undefined;
  readonly subjects: readonly string[];
  /** `undefined`: what it takes cannot be told. */
  readonly box: Box | undefined;
  /** What happens to that. */
  readonly fate: string;
  readonly priority: number;
}

/**
 * The ends at each site in the order of their policies: by file path and position, standby tunnels last. Peers stand in
 * the order of their own site's file, whoever's file their partners stand in.
 */
export const endsInOrder = remember(rememberFrom(readEnds));

/** By the name of the site. */
type EndsBySite = Named<readonly PlacedEnd[]>;

function readEnds(
  before: Before<readonly Connection[], EndsBySite> | undefined,
  connections: readonly Connection[],
): EndsBySite {
  const last = since(before, connections);
  const replaced = last && withReplaced(last.answer, last.changes);
  if (replaced !== undefined) return replaced;
  const bySite = groupBy(connections.flatMap(endsOf), ({ connection, at }) => connection.ends[at].site.name);
  const places = new Map([...bySite.keys()].map((site, at) => [site, at]));
  const lists = [...bySite].map(([site, ends]) => {
    const known = before?.answer.get(site);
    return follow(steadyList(known, inOrder(ends)), known);
  });
  return new Named(steadyMap(before?.answer.places, places), lists);
}

/** Where a few connections stand for others between the same sites, as after an edit; `undefined`: more has changed. */
function withReplaced(
  { places, list: before }: EndsBySite,
  changes: readonly Change<Connection>[],
): EndsBySite | undefined {
  const lists = [...before];
  for (const { gone, come } of changes) {
    for (const placed of endsOf(come)) {
      const { name } = come.ends[placed.at].site;
      const which = places.get(name) ?? -1;
      const list = lists[which] ?? [];
      const place = list.findIndex(({ connection, at }) => connection === gone && at === placed.at);
      if (place < 0) return undefined;
      const next = list.with(place, placed);
      if (!isAmong(next, place)) return undefined;
      lists[which] = follow(next, list);
    }
  }
  return new Named(places, lists);
}

/** Whether it follows the one before it, and the next one follows it. */
function isAmong(ends: readonly PlacedEnd[], at: number): boolean {
  const near = ends.slice(Math.max(0, at - 1), at + 2);
  return near.every((end, which) => which === 0 || compareEnds(near[which - 1] ?? end, end) <= 0);
}

/** Always the same two, so that what is known of them is found again. */
export const endsOf = remember((connection: Connection): readonly PlacedEnd[] => [
  { connection, at: 0 },
  { connection, at: 1 },
]);

/** Ends at one site, as their policies follow each other. */
export function inOrder<Placed extends PlacedEnd>(ends: readonly Placed[]): readonly Placed[] {
  return ends.toSorted(compareEnds);
}

function compareEnds(a: PlacedEnd, b: PlacedEnd): number {
  const standby = Number(a.connection.standby.value) - Number(b.connection.standby.value);
  return standby || comparePlaces(placeOf(a), placeOf(b));
}

function placeOf({ connection, at }: PlacedEnd): Place {
  return connection.ends[at].stated?.place ?? connection.place;
}

/** The policies a device has switched on, first to last: the site's own as written, then each tunnel's. */
export function policiesOf(
  site: SiteFacts,
  ends: readonly PlacedEnd[],
  written: readonly SitePolicy[],
): readonly DevicePolicy[] {
  const carried = carriedBy(ends);
  return written.length === 0 ? carried : [...writtenOf(site, ends, written), ...carried];
}

/** Those that stand in the site itself, some of them for its peers. */
function writtenOf(
  site: SiteFacts,
  ends: readonly PlacedEnd[],
  written: readonly SitePolicy[],
): readonly DevicePolicy[] {
  const ofPeers = new Map<PolicyEnd, Pick<DevicePolicy, "carrier" | "pair" | "subjects">>();
  for (const carrier of ends) {
    const { connection, at } = carrier;
    for (const pair of connection.policies) {
      if (isOfSite(connection, pair.ends[at])) {
        ofPeers.set(pair.ends[at], { carrier, pair, subjects: pair.subjects });
      }
    }
  }
  return written.flatMap(({ end, place, subjects }): DevicePolicy[] => {
    const found = ofPeers.get(end);
    // Whose peer is missing or damaged has its own report; nobody knows where its packets go.
    if (found === undefined && wordOf(end.fields, "policy.action") === "encrypt") return [];
    const peer = found?.carrier?.connection.ends[found.carrier.at];
    if (end.stated?.disabled === true || peer?.stated?.disabled === true) return [];
    if (end.failover?.role === "backup") return [];
    const none = { carrier: undefined, pair: undefined, subjects };
    return [devicePolicy({ site, end, place, ...none, ...found })];
  });
}

/** Those of the connection itself at one of its ends. */
const policiesAt = remember((carrier: PlacedEnd): readonly DevicePolicy[] => {
  const { connection, at } = carrier;
  const { site } = connection.ends[at];
  return connection.policies.flatMap((pair) => {
    const end = pair.ends[at];
    if (isOfSite(connection, end) || !isOn(carrier, end)) return [];
    const place = end.stated?.place ?? pair.place;
    return [devicePolicy({ site, end, place, carrier, pair, subjects: pair.subjects })];
  });
});

const carriedBy = rememberFlat(policiesAt);

/** One by one: a project has more policies than anything else. */
function devicePolicy(stated: Omit<DevicePolicy, "box" | "fate" | "priority">): DevicePolicy {
  const { site, end, place, carrier, pair, subjects } = stated;
  return {
    site,
    end,
    place,
    carrier,
    pair,
    subjects,
    box: boxOf(end),
    fate: fateOf(end, carrier?.connection.name),
    priority: priorityOf(end),
  };
}

function priorityOf({ fields }: PolicyEnd): number {
  const value = fields.get("policy.priority")?.value[0];
  return value?.kind === "number" ? value.value : 0;
}

/** The policies of a peer stand in its site, among the others there. */
function isOfSite({ form }: Connection, end: PolicyEnd): boolean {
  return form === "peers" && !followsFromCarrier(end);
}

/** A standby tunnel without a BGP session at this end has its policies disabled. */
export function isOn({ connection, at }: PlacedEnd, { stated: policy, failover }: PolicyEnd): boolean {
  // The first tunnel or peer has the policy, for all of them.
  if (failover?.role === "backup") return false;
  const [end, other] = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]];
  if (end.stated === undefined || end.stated.disabled) return false;
  if (policy === undefined || policy.disabled) return false;
  return !connection.standby.value || sessionOf(end, other) !== undefined;
}
