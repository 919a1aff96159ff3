/**
 * What the policies before it leave of each policy of a list: boxes and what happens to their packets in, verdicts out.
 * A policy has at most one, the gravest; one that narrows an earlier answer is none, that is how exceptions are written.
 */

import { intersection, type Box } from "./box.ts";
import { packetOf, type Packet } from "./packet.ts";
import type { PolicyIndex } from "./policy-index.ts";
import { findPacket } from "./search.ts";

export type Verdict = {
  /** Position of the policy it is about. */
  readonly at: number;
} & (
  | { readonly kind: "twin"; readonly by: number }
  /** Never reached: one or several before it decide about all its packets; `same`: as it would. */
  | {
      readonly kind: "covered";
      readonly by: readonly number[];
      readonly same: boolean;
      readonly packet: Packet;
    }
  /** `by` takes some of its packets and does something else with them; so do `more` others, counted up to `MANY`. */
  | { readonly kind: "crossed"; readonly by: number; readonly packet: Packet; readonly more: number }
);

/** From here on nobody counts. */
export const MANY = 100;

/** How many policies that cross another one are looked at before it is let pass. */
const CANDIDATES = 16;

export function judgePolicies(index: PolicyIndex): Verdict[] {
  return index.boxes.flatMap((box, at) => judge(box, at, index) ?? []);
}

function judge(box: Box, at: number, index: PolicyIndex): Verdict | undefined {
  const twin = index.twin(at);
  if (twin !== undefined) return { kind: "twin", at, by: twin };
  const wider = index.wider(at);
  if (wider !== undefined) {
    const found = findPacket(index, box, (first) => first === wider);
    // Where exceptions above it take all of this one, they are what covers it.
    if (found.kind !== "none") return coveredBy([wider], found.kind === "packet" ? found.packet : undefined);
    return coveredBy(found.takers);
  }
  const by = takersOf(box, at, index);
  return by === undefined ? crossed(box, at, index) : coveredBy(by);

  function coveredBy(takers: readonly number[], known?: Packet): Verdict {
    const lone = takers.find((other) => index.fates[other] !== index.fates[at]);
    const decisive = lone ?? takers[0];
    const found = known ?? packetTakenBy(decisive, box, index);
    return { kind: "covered", at, by: takers, same: lone === undefined, packet: found };
  }
}

/** A packet of a box that a policy decides about; where the search takes too long, one that it matches. */
function packetTakenBy(policy: number | undefined, box: Box, index: PolicyIndex): Packet {
  const other = policy === undefined ? undefined : index.boxes[policy];
  const shared = (other && intersection(other, box)) ?? box;
  const found = findPacket(index, shared, (first) => first === policy);
  return found.kind === "packet" ? found.packet : packetOf(shared);
}

/** Those that together leave nothing of it; `undefined` when something is left, or it cannot be told. */
function takersOf(box: Box, at: number, index: PolicyIndex): readonly number[] | undefined {
  const found = findPacket(index, box, (first) => first >= at);
  return found.kind === "none" ? found.takers : undefined;
}

function crossed(box: Box, at: number, index: PolicyIndex): Verdict | undefined {
  for (const other of index.crossing(at, CANDIDATES).slice(0, CANDIDATES)) {
    const shared = index.boxes[other] && intersection(index.boxes[other], box);
    // An exception above both may have settled what happens to the packets they share.
    const found = shared && findPacket(index, shared, (first) => first === other);
    if (found?.kind !== "packet") continue;
    const more = Math.min(index.crossing(at, MANY).length, MANY) - 1;
    return { kind: "crossed", at, by: other, packet: found.packet, more };
  }
  return undefined;
}
