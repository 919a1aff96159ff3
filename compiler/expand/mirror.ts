/**
 * Finds each policy of one end its counterpart at the other: the mirror image, else the one that overlaps it most. The
 * result does not depend on which end is asked first.
 */

import type { PrefixScalar, Scalar } from "../catalogue/scalar.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import { overlaps } from "../source/addresses.ts";
import type { PolicyEnd } from "./connection.ts";

export interface Mirrored {
  /** Indices of both lists; one is missing where nothing matches. */
  readonly left: number | undefined;
  readonly right: number | undefined;
}

export function mirror(left: readonly PolicyEnd[], right: readonly PolicyEnd[]): Mirrored[] {
  const candidates = left
    .flatMap((l, i) => right.map((r, j) => ({ i, j, distance: distance(l, r) })))
    .filter(({ distance: d }) => d !== undefined)
    .toSorted(
      (a, b) =>
        (a.distance ?? 0) - (b.distance ?? 0) ||
        a.i + a.j - (b.i + b.j) ||
        Math.abs(a.i - a.j) - Math.abs(b.i - b.j),
    );
  const ofLeft = new Map<number, number>();
  const ofRight = new Map<number, number>();
  for (const { i, j } of candidates) {
    if (ofLeft.has(i) || ofRight.has(j)) continue;
    ofLeft.set(i, j);
    ofRight.set(j, i);
  }
  return [
    ...left.map((_, i): Mirrored => ({ left: i, right: ofLeft.get(i) })),
    ...right.flatMap((_, j): Mirrored[] => (ofRight.has(j) ? [] : [{ left: undefined, right: j }])),
  ];
}

/** 0: the mirror image, 1: other protocol or ports, 2 and 3: one or both networks differ; `undefined`: nothing in common. */
export function distance(left: PolicyEnd, right: PolicyEnd): 0 | 1 | 2 | 3 | undefined {
  const pairs = [
    [left.source.value, right.destination.value],
    [left.destination.value, right.source.value],
  ] as const;
  if (!pairs.every(([a, b]) => a.family === b.family && overlaps(a, b))) return undefined;
  const different = pairs.filter(([a, b]) => !samePrefix(a, b)).length;
  if (different > 0) return different === 1 ? 2 : 3;
  const same = TRAFFIC.every(([here, there]) => textOf(left, here) === textOf(right, there));
  return same ? 0 : 1;
}

const TRAFFIC = [
  ["policy.protocol", "policy.protocol"],
  ["policy.src-port", "policy.dst-port"],
  ["policy.dst-port", "policy.src-port"],
] as const;

export function samePrefix(a: PrefixScalar, b: PrefixScalar): boolean {
  return a.address === b.address && a.length === b.length;
}

function textOf(end: PolicyEnd, id: ParameterId): string {
  return JSON.stringify(end.fields.get(id)?.value satisfies readonly Scalar[] | undefined);
}
