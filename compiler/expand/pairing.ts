/**
 * Who belongs to whom: of all peers of all sites, the pairs that fit each other best, the ones that fit several equally
 * well, and the ones that stay alone. No order of files, names or declarations decides.
 */

import { candidatePairs } from "./candidates.ts";
import { misfit, type Landscape } from "./match.ts";
import type { PeerWithPolicies } from "./peers.ts";

export interface Pairing {
  readonly pairs: readonly (readonly [PeerWithPolicies, PeerWithPolicies])[];
  /** Groups in which somebody has several partners to choose from. */
  readonly ambiguous: readonly (readonly PeerWithPolicies[])[];
  readonly alone: readonly PeerWithPolicies[];
}

interface Candidate {
  readonly pair: readonly [PeerWithPolicies, PeerWithPolicies];
  readonly misfit: number;
}

export function pairPeers(all: Landscape): Pairing {
  const { peers } = all;
  const candidates = candidatePairs(all).flatMap((pair): Candidate[] => {
    const found = misfit(pair[0], pair[1], all);
    return found === undefined ? [] : [{ pair, misfit: found }];
  });
  const taken = new Set<PeerWithPolicies>();
  const pairs: Candidate["pair"][] = [];
  const ambiguous: PeerWithPolicies[][] = [];
  for (const rank of [...new Set(candidates.map((c) => c.misfit))].toSorted((a, b) => a - b)) {
    const free = candidates.filter((c) => c.misfit === rank && !c.pair.some((peer) => taken.has(peer)));
    for (const group of groupsOf(free)) {
      const [only, ...others] = group;
      if (only !== undefined && others.length === 0) pairs.push(only.pair);
      else ambiguous.push(peers.filter((peer) => group.some((c) => c.pair.includes(peer))));
      for (const { pair } of group) for (const peer of pair) taken.add(peer);
    }
  }
  return { pairs, ambiguous, alone: peers.filter((peer) => !taken.has(peer)) };
}

/** Candidates that share a peer, directly or through others. */
function groupsOf(candidates: readonly Candidate[]): Iterable<readonly Candidate[]> {
  const groupOf = new Map<PeerWithPolicies, Candidate[]>();
  for (const candidate of candidates) {
    const touching = new Set(candidate.pair.flatMap((peer) => groupOf.get(peer) ?? []));
    const groups = new Set(candidate.pair.flatMap((peer) => [groupOf.get(peer) ?? []]));
    const merged = [...[...groups].flat(), candidate];
    for (const member of [...touching, candidate]) for (const peer of member.pair) groupOf.set(peer, merged);
  }
  return new Set(groupOf.values());
}
