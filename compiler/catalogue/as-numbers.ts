/** AS numbers with a meaning of their own. */

/** Never the number of a network: who reserved it, and what for. */
// prettier-ignore
const RESERVED: ReadonlyMap<number, string> = new Map([
  [0,             "RFC 7607 keeps it for routes that nobody may announce"],
  [23_456,        "RFC 6793 lets it stand for any number above 65535 towards old routers"],
  [65_535,        "RFC 7300 reserves the last number of two bytes"],
  [4_294_967_295, "RFC 7300 reserves the last number of four bytes"],
]);

/** Why a number cannot be anybody's, or `undefined`. */
export function whyReserved(as: number): string | undefined {
  return RESERVED.get(as);
}

/** RFC 6996. */
export function isPrivateAs(as: number): boolean {
  return (as >= 64_512 && as <= 65_534) || (as >= 4_200_000_000 && as <= 4_294_967_294);
}
