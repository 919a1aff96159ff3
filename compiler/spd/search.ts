/** Looks for a packet of a region by what happens to it: the region is cut along the policies that take other packets. */

import { subtract, SIDES, type Box } from "./box.ts";
import { packetOf, type Packet } from "./packet.ts";
import type { PolicyIndex } from "./policy-index.ts";

export type Found =
  | { readonly kind: "packet"; readonly packet: Packet }
  /** There is none; `takers` decide about all packets of the region, in order. */
  | { readonly kind: "none"; readonly takers: readonly number[] }
  /** It would take too long to say. */
  | { readonly kind: "unknown" };

/** Enough for any list that a person wrote; what is cut into more pieces is not judged. */
const STEPS = 64;

/** A packet of `region` whose first policy is the wanted one; `region` lies in a box of the index. */
export function findPacket(index: PolicyIndex, region: Box, wanted: (policy: number) => boolean): Found {
  const regions = [region];
  const takers = new Set<number>();
  for (let step = 0; step < STEPS; step += 1) {
    const next = takeWidest(regions);
    if (next === undefined) return { kind: "none", takers: [...takers].toSorted((a, b) => a - b) };
    const packet = packetOf(next);
    const first = index.first(packet);
    const box = first === undefined ? undefined : index.boxes[first];
    if (first === undefined || box === undefined) return { kind: "unknown" };
    if (wanted(first)) return { kind: "packet", packet };
    takers.add(first);
    regions.push(...subtract(next, box));
  }
  return { kind: "unknown" };
}

/** The wide ones first: they are the ones with packets that nobody has taken. */
function takeWidest(regions: Box[]): Box | undefined {
  let best = 0;
  for (const [at, region] of regions.entries()) {
    const widest = regions[best];
    if (widest !== undefined && fixedBits(region) < fixedBits(widest)) best = at;
  }
  return regions.splice(best, 1)[0];
}

function fixedBits(box: Box): number {
  return SIDES.reduce((sum, side) => sum + box[side].length, 0);
}
