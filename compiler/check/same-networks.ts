/** Whether two sites have addresses in common: the one question behind several symptoms. */

import type { PrefixScalar } from "../catalogue/scalar.ts";
import type { SiteFacts } from "../expand/site.ts";
import { overlaps } from "../source/addresses.ts";

/** `any` is not a network that somebody has. */
export function meets(a: PrefixScalar, b: PrefixScalar): boolean {
  return a.length > 0 && b.length > 0 && overlaps(a, b);
}

export function sameNetworks(one: SiteFacts, other: SiteFacts): boolean {
  return (one.lan?.value ?? []).some((a) => (other.lan?.value ?? []).some((b) => meets(a, b)));
}
