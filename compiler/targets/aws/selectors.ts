/** The one pair of networks that a VPN connection is for: all policies of its tunnels in, the smallest cover of each side out. */

import type { PrefixScalar } from "../../catalogue/scalar.ts";
import type { PolicyModel } from "../../model/model.ts";
import { addressOf, bitsOf } from "../../source/addresses.ts";

export interface NetworkPair {
  readonly family: 4 | 6;
  /** The customer's side, which the API calls local. */
  readonly customer: string;
  readonly cloud: string;
  /** Whether several policies went into it. */
  readonly covers: boolean;
}

/** From the point of view of AWS, whose own side is the source. `undefined`: of both families, or nothing at all. */
export function networkPair(policies: readonly PolicyModel[]): NetworkPair | undefined {
  const sources = policies.map(({ source }) => source.value);
  const destinations = policies.map(({ destination }) => destination.value);
  const [family, other] = new Set([...sources, ...destinations].map((each) => each.family));
  if (family === undefined || other !== undefined) return undefined;
  const [cloud, customer] = [cover(sources), cover(destinations)];
  const exact = new Set(policies.map((each) => JSON.stringify([each.source.value, each.destination.value])));
  return { family, customer, cloud, covers: exact.size > 1 };
}

function cover(prefixes: readonly PrefixScalar[]): string {
  const bits = prefixes.map(({ address, length }) => bitsOf(address).slice(0, length));
  const [first = "", ...others] = bits;
  const length = others.reduce((known, each) => shared(first, each, known), first.length);
  const whole = prefixes[0]?.family === 6 ? 128 : 32;
  return `${addressOf(first.slice(0, length).padEnd(whole, "0"))}/${length}`;
}

function shared(a: string, b: string, limit: number): number {
  let at = 0;
  while (at < limit && at < b.length && a[at] === b[at]) at += 1;
  return at;
}
