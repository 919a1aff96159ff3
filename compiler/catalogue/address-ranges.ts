/** Address ranges with a meaning of their own, and who gave it to them. */

import { contains } from "../source/addresses.ts";

interface Range {
  readonly address: string;
  readonly length: number;
}

/** RFC 5737 and RFC 3849: for examples in documents. */
// prettier-ignore
const DOCUMENTATION: readonly Range[] = [
  { address: "192.0.2.0",    length: 24 },
  { address: "198.51.100.0", length: 24 },
  { address: "203.0.113.0",  length: 24 },
  { address: "2001:db8::",   length: 32 },
];

/** RFC 1918, 6598, 3927, 4193 and 4291: routed nowhere on the internet. */
// prettier-ignore
const LOCAL: readonly Range[] = [
  { address: "10.0.0.0",    length: 8 },
  { address: "172.16.0.0",  length: 12 },
  { address: "192.168.0.0", length: 16 },
  { address: "100.64.0.0",  length: 10 },
  { address: "169.254.0.0", length: 16 },
  { address: "fc00::",      length: 7 },
  { address: "fe80::",      length: 10 },
];

const LINK_LOCAL_4: Range = { address: "169.254.0.0", length: 16 };

function lies(address: string, ranges: readonly Range[]): boolean {
  const length = address.includes(":") ? 128 : 32;
  return ranges.some((range) => contains(range, { address, length }));
}

export function isDocumentation(address: string): boolean {
  return lies(address, DOCUMENTATION);
}

export function isLocal(address: string): boolean {
  return lies(address, LOCAL);
}

/** 169.254.0.0/16, RFC 3927. */
export function isLinkLocal(address: string): boolean {
  return lies(address, [LINK_LOCAL_4]);
}
