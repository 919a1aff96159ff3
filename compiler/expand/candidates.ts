/**
 * The pairs of peers worth comparing: of thousands of branches at a hub, each meets the one that looks back at it, not
 * all the others. Every pair that could fit is among them.
 */

import type { Landscape } from "./match.ts";
import type { PeerWithPolicies } from "./peers.ts";
import type { SiteFacts } from "./site.ts";

type Pair = readonly [PeerWithPolicies, PeerWithPolicies];

/** In each pair the one that stands first in `peers` is first. */
export function candidatePairs(all: Landscape): readonly Pair[] {
  const { peers, traits } = all;
  const targets = new Map(peers.map((peer) => [peer, targetsOf(peer, all)]));
  const isLoose = (peer: PeerWithPolicies): boolean => targets.get(peer)?.length === 0;
  const between = groups(peers, (peer) =>
    isLoose(peer)
      ? [route(peer.site, undefined)]
      : (targets.get(peer) ?? []).map((site) => route(peer.site, site)),
  );
  const byExpected = groups(peers, (peer) => traits.get(peer)?.expects ?? []);
  const looseByKey = groups(peers.filter(isLoose), (peer) => traits.get(peer)?.psk ?? []);

  const order = new Map(peers.map((peer, index) => [peer, index]));
  const found = new Map<string, Pair>();
  for (const peer of peers) {
    const { id, psk } = traits.get(peer) ?? {};
    const facing = (targets.get(peer) ?? []).flatMap((site) => [
      ...(between.get(route(site, peer.site)) ?? []),
      ...(between.get(route(site, undefined)) ?? []),
    ]);
    const expecting = id === undefined ? [] : (byExpected.get(id) ?? []);
    const alike = isLoose(peer) && psk !== undefined ? (looseByKey.get(psk) ?? []) : [];
    for (const other of [...facing, ...expecting, ...alike]) {
      const [i, j] = [order.get(peer) ?? 0, order.get(other) ?? 0];
      if (i !== j) found.set(`${Math.min(i, j)} ${Math.max(i, j)}`, i < j ? [peer, other] : [other, peer]);
    }
  }
  return [...found.values()];
}

/** The other sites that are where a peer looks; none: it looks anywhere, or at nobody known. */
function targetsOf({ site, dials }: PeerWithPolicies, all: Landscape): readonly SiteFacts[] {
  const known =
    dials.hostName === undefined
      ? all.byAddress.get(dials.address?.value ?? "")
      : all.byName.get(dials.hostName.value);
  return [...(known ?? [])].filter((other) => other !== site);
}

/** Names of sites are unique. */
function route(from: SiteFacts, to: SiteFacts | undefined): string {
  return JSON.stringify([from.name, to?.name]);
}

function groups(
  peers: readonly PeerWithPolicies[],
  keysOf: (peer: PeerWithPolicies) => string | readonly string[],
): ReadonlyMap<string, readonly PeerWithPolicies[]> {
  const table = new Map<string, PeerWithPolicies[]>();
  for (const peer of peers) {
    for (const key of [keysOf(peer)].flat()) {
      const group = table.get(key) ?? [];
      group.push(peer);
      table.set(key, group);
    }
  }
  return table;
}
