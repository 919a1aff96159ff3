/**
 * Finds each policy of one end its counterpart at the other: the mirror image, else the one that overlaps it most. The
 * result does not depend on which end is asked first.
 */

import type { PrefixScalar, Scalar } from "../catalogue/scalar.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import { bitsOf, overlaps } from "../source/addresses.ts";
import { prefixTable, type PrefixTable } from "../source/prefixes.ts";
import type { PolicyEnd } from "./connection.ts";

export interface Mirrored {
  /** Indices of both lists; one is missing where nothing matches. */
  readonly left: number | undefined;
  readonly right: number | undefined;
}

export function mirror(left: readonly PolicyEnd[], right: readonly PolicyEnd[]): Mirrored[] {
  const near = nearby(right);
  const candidates = left
    .flatMap((l, i) => near(l).map(({ at: j, distance: d }) => ({ i, j, distance: d })))
    .toSorted(
      (a, b) =>
        a.distance - b.distance || a.i + a.j - (b.i + b.j) || Math.abs(a.i - a.j) - Math.abs(b.i - b.j),
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

export interface Near {
  /** Position in the list. */
  readonly at: number;
  readonly distance: Distance;
}

/** Below this many, looking at all of them is quicker than looking for fewer. */
const FEW = 32;

/**
 * Finds in a list of one end's policies those that have something in common with one of the other end, in order. Either
 * side of a policy may be the one that tells it from its neighbours.
 */
export function nearby(policies: readonly PolicyEnd[]): (own: PolicyEnd) => readonly Near[] {
  const sources = tableOf(policies, "source");
  const destinations = tableOf(policies, "destination");
  return (own) => {
    const facing = (count: number): readonly number[] => meeting(sources, own.destination.value, count);
    const behind = (count: number): readonly number[] => meeting(destinations, own.source.value, count);
    const few = [facing(FEW), behind(FEW)].find((found) => found.length < FEW) ?? facing(Infinity);
    return few
      .toSorted((a, b) => a - b)
      .flatMap((at): Near[] => {
        const other = policies[at];
        const found = other && distance(own, other);
        return found === undefined ? [] : [{ at, distance: found }];
      });
  };
}

function tableOf(policies: readonly PolicyEnd[], side: "source" | "destination"): PrefixTable<number> {
  return prefixTable(
    policies.map((policy, value) => {
      const { address, length, family } = policy[side].value;
      return { family, bits: bitsOf(address).slice(0, length), value };
    }),
  );
}

function meeting(
  table: PrefixTable<number>,
  { address, length, family }: PrefixScalar,
  count: number,
): number[] {
  return table.meeting(family, bitsOf(address).slice(0, length), count).map(([, at]) => at);
}

type Distance = 0 | 1 | 2 | 3;

/** 0: the mirror image, 1: other protocol or ports, 2 and 3: one or both networks differ; `undefined`: nothing in common. */
function distance(left: PolicyEnd, right: PolicyEnd): Distance | undefined {
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
