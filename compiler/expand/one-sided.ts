/** From the peers and policies of all sites to connections, with a word about every peer that found no partner. */

import { report } from "../diagnostics/report.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { comparePlaces } from "../source/place.ts";
import { rememberEach, rememberFlat } from "../source/lists.ts";
import { remember, rememberLooks } from "../source/remember.ts";
import { whereabouts } from "./addresses.ts";
import { wordOf, type Connection } from "./connection.ts";
import { landscape } from "./match.ts";
import { pairPeers } from "./pairing.ts";
import { alone, connect } from "./peer-ends.ts";
import { readPeers, type Peer, type PeerWithPolicies } from "./peers.ts";
import { readSitePolicies, type SitePolicy } from "./site-policies.ts";
import type { SiteFacts } from "./site.ts";
import { contextFrom, type Selectors, type Tables, type Values } from "./tables.ts";
import { tellUnpaired } from "./unpaired.ts";

export interface OneSided {
  readonly connections: readonly Connection[];
  /** By site, in the order written. */
  readonly policies: ReadonlyMap<string, readonly SitePolicy[]>;
  readonly diagnostics: readonly Diagnostic[];
}

export function expandOneSided(
  sites: readonly SiteFacts[],
  tables: Tables,
  { values, selectors }: { readonly values: Values; readonly selectors: Selectors },
  tunnels: readonly Connection[],
): OneSided {
  const stated = statedByAll(sites, tables, values, selectors);
  const policies = policiesBySite(stated);
  const peers = peersIn(stated);
  const diagnostics = [...problemsIn(stated)];
  if (peers.length === 0) return { connections: [], policies, diagnostics };
  const sorted = peers.toSorted((a, b) => comparePlaces(a.stated.place, b.stated.place));
  const all = landscape(sorted, hostNames(tunnels));
  const pairing = pairPeers(all);
  const twins = twinsOf(sorted);
  const told = (peer: PeerWithPolicies): boolean => twins.has(peer);
  diagnostics.push(
    ...pairing.ambiguous.filter((group) => !group.some(told)).map(tellAmbiguous),
    ...pairing.alone.filter((peer) => !told(peer)).flatMap((peer) => tellUnpaired(peer, all, sites)),
  );
  const single = [...pairing.alone, ...pairing.ambiguous.flat()];
  const connections = [...pairing.pairs.map(([l, r]) => connect(l, r)), ...single.map((peer) => alone(peer))];
  return { connections, policies, diagnostics };
}

/** What one site says of its peers, and what it protects. */
interface Stated {
  readonly site: string;
  readonly peers: readonly PeerWithPolicies[];
  readonly policies: readonly SitePolicy[];
  readonly diagnostics: readonly Diagnostic[];
}

const statedBy = rememberLooks(
  (site: SiteFacts, tables: Tables, values: Values, selectors: Selectors): Stated => {
    const context = contextFrom(tables, values, selectors);
    const own = readPeers(site, context);
    const policies = readSitePolicies(site, own, context);
    const ofPeer = new Map(
      own.map((peer): [Peer | undefined, PeerWithPolicies["policies"][number][]] => [peer, []]),
    );
    for (const { peer, end, subjects } of policies)
      ofPeer.get(peer)?.push({ end, subject: subjects[0] ?? "" });
    const peers = own.map((peer): PeerWithPolicies => ({ ...peer, policies: ofPeer.get(peer) ?? [] }));
    return { site: site.name, peers, policies, diagnostics: context.diagnostics };
  },
);

const statedByAll = rememberEach(statedBy);
const peersIn = rememberFlat(({ peers }: Stated) => peers);
const problemsIn = rememberFlat(({ diagnostics }: Stated) => diagnostics);
const policiesBySite = remember(
  (stated: readonly Stated[]): OneSided["policies"] =>
    new Map(stated.flatMap(({ site, policies }) => (policies.length > 0 ? [[site, policies] as const] : []))),
);

function hostNames(tunnels: readonly Connection[]): [string, SiteFacts][] {
  return tunnels.flatMap(({ ends }) =>
    ends.flatMap(({ site, outside }): [string, SiteFacts][] =>
      outside.hostName === undefined ? [] : [[outside.hostName.value, site]],
    ),
  );
}

/** Peers of one site at one address: told as duplicates, so that nothing more is said of whom they belong to. */
function twinsOf(peers: readonly PeerWithPolicies[]): ReadonlySet<PeerWithPolicies> {
  const at = new Map<string, PeerWithPolicies[]>();
  for (const peer of peers) {
    const target = (peer.dials.address ?? peer.dials.hostName)?.value;
    if (target === undefined || peer.stated.disabled) continue;
    const key = JSON.stringify([peer.site.name, target, wordOf(peer.phase1.fields, "phase1.exchange")]);
    at.set(key, [...(at.get(key) ?? []), peer]);
  }
  return new Set(
    [...at.values()].flatMap((group) =>
      group.filter((peer) => group.some((other) => other !== peer && sameSource(peer, other))),
    ),
  );
}

function sameSource(a: PeerWithPolicies, b: PeerWithPolicies): boolean {
  const [from, to] = [a.localAddress?.value, b.localAddress?.value];
  return from === undefined || to === undefined || from === to;
}

function tellAmbiguous(group: readonly PeerWithPolicies[]): Diagnostic {
  const names = group.map((peer) => `\`${peer.site.name}.${peer.name}\``);
  const [main, ...others] = group;
  return report("peer/ambiguous", {
    message: `it cannot be told which of these peers belong together: ${names.join(", ")}`,
    place: main?.stated.place,
    label: "this peer fits more than one other, or another one's only partner",
    related: others.map((peer) => ({ place: peer.stated.place, message: "and this one" })),
    subjects: group.flatMap((peer) => [peer.subject, `site ${peer.site.name}`]),
    notes: group.some((peer) => whereabouts(peer.site).open)
      ? ["a site with a changing or unknown address is recognised by its identity only"]
      : [],
  });
}
