/**
 * The inside addresses that `inside = from PREFIX` stands for. In: planned tunnels and the entries of the lock file. Out: the
 * network of each tunnel, and a word about pools that are full and about networks that were given twice.
 */

import type { AllocationScalar, PrefixScalar } from "../catalogue/scalar.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { conflict, familyOf, tunnelLength, type LockEntry } from "../project/lock-file.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import { propertyOf } from "../resolve/flatten.ts";
import { itemsAt, type TypedValue } from "../resolve/item.ts";
import { addressOf, bitsOf } from "../source/addresses.ts";
import { rememberFlat } from "../source/lists.ts";
import type { Place } from "../source/place.ts";
import { rememberWith } from "../source/remember.ts";
import { allocate, roomOf, type Wanted } from "./allocate.ts";
import type { Side } from "./side.ts";
import type { TunnelPlan } from "./topology.ts";

/** Networks by tunnel; `undefined` for a tunnel whose pool is full. */
export type Allocations = ReadonlyMap<string, string>;

interface Request extends Wanted {
  readonly pool: AllocationScalar;
  readonly place: Place;
}

export function allocateInside(
  plans: readonly TunnelPlan[],
  evaluation: Evaluation,
  lock: readonly LockEntry[],
  diagnostics: Diagnostic[],
): Allocations {
  const requests: Request[] = [];
  const written: PrefixScalar[] = [];
  const split = new Set<TypedValue>();
  for (const { tunnel, typed } of statedBy(plans, evaluation.values)) {
    const [item] = itemsAt(typed, "left");
    const values = [...typed.left, ...(typed.right ?? [])];
    if (typed.right !== undefined && values.some(({ kind }) => kind === "allocation")) split.add(typed);
    else if (item?.value.kind === "allocation")
      requests.push({ tunnel, pool: item.value, place: item.place });
    for (const value of values) if (value.kind === "prefix") written.push(value);
  }
  for (const { place } of split) diagnostics.push(tellSplit(place));
  if (requests.length === 0) return new Map();
  const names = new Set(requests.map(({ tunnel }) => tunnel));
  const live = lock.filter(({ tunnel }) => names.has(tunnel));
  diagnostics.push(...givenTwice(live));
  const given = allocate(requests, new Map(live.map(({ tunnel, network }) => [tunnel, network])), written);
  diagnostics.push(...full(requests, given));
  return given;
}

interface Stated {
  readonly tunnel: string;
  readonly typed: TypedValue;
}

/** Every `inside`. */
const statedBy = rememberFlat(
  rememberWith(({ name, resolved }: TunnelPlan, values: Evaluation["values"]): readonly Stated[] => {
    const property = propertyOf(resolved.flat, "inside");
    const typed = property && values.get(property);
    return typed === undefined ? NONE : [{ tunnel: name, typed }];
  }),
);

const NONE: readonly Stated[] = [];

/** The left end has the first host, unless the right one is Amazon's, which takes the first for itself. */
export function insideAddress(network: string, side: Side, firstIs: Side): PrefixScalar {
  const family = familyOf(network);
  const bits = bitsOf(network);
  const host = side === firstIs ? "01" : "10";
  return {
    kind: "prefix",
    address: addressOf(bits.slice(0, -2) + host),
    length: tunnelLength(family),
    family,
    bare: false,
    on: undefined,
  };
}

function givenTwice(live: readonly LockEntry[]): Diagnostic[] {
  const first = new Map<string, LockEntry>();
  return live.flatMap((entry) => {
    const before = first.get(entry.network);
    if (before === undefined) first.set(entry.network, entry);
    if (before === undefined || before.tunnel === entry.tunnel) return [];
    const message = `vpnc.lock gives ${entry.network}/${tunnelLength(familyOf(entry.network))} to both \`${before.tunnel}\` and \`${entry.tunnel}\``;
    return [conflict(message, before, entry)];
  });
}

function full(requests: readonly Request[], given: Allocations): Diagnostic[] {
  const without = new Map<string, Request[]>();
  for (const each of requests) {
    if (given.has(each.tunnel)) continue;
    const key = `${each.place.uri} ${each.place.span.start}`;
    const same = without.get(key);
    if (same === undefined) without.set(key, [each]);
    else same.push(each);
  }
  return [...without.values()].flatMap((left) => {
    const [first] = left;
    if (first === undefined) return [];
    const { pool, place } = first;
    const asking = requests.filter(
      (each) => each.pool.address === pool.address && each.pool.length === pool.length,
    );
    const text = `${pool.address}/${pool.length}`;
    return [
      report("tunnel/inside-exhausted", {
        message: `\`from ${text}\` has no network left for \`${first.tunnel}\``,
        place,
        label: `room for ${roomOf(pool)}, and ${asking.length} ask for one`,
        notes: [
          `each tunnel takes a /${tunnelLength(pool.family)}; networks that are written by hand, or that Amazon keeps for itself, are left out`,
        ],
        subjects: left.map(({ tunnel }) => `tunnel ${tunnel}`),
      }),
    ];
  });
}

function tellSplit(place: Place): Diagnostic {
  return report("type/mismatch", {
    message: "`from` gives both ends an address of one network, so it cannot stand at one side of `<->`",
    place,
    label: "write it once, without a pair",
    help: "write `inside = from PREFIX`, or the addresses of both ends",
  });
}
