/** The addresses that a connection's own packets carry: as their sender writes them, and as they arrive behind translators. */

import { first, type Connection, type End } from "../expand/connection.ts";
import type { PlacedEnd } from "../spd/order.ts";
import { addressNamed, type Address } from "./packet.ts";

export function outerAddresses({ connection, at }: PlacedEnd): {
  readonly source: Address;
  readonly destination: Address;
} {
  const [end, other] = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]];
  return { source: ownAddress(end), destination: dialledAddress(end, other) };
}

export function ownAddress({ outside, site }: Pick<End, "outside" | "site">): Address {
  const { own, family } = outside;
  return own === undefined ? unknown(`the address of ${site.name}`, family) : addressNamed(own.value);
}

/** Where an end sends to. */
export function dialledAddress(end: End, other: End): Address {
  const known = end.dials === undefined ? other.outside.seen : end.dials.address;
  const name = end.dials === undefined ? other.outside.hostName : end.dials.hostName;
  if (known !== undefined) return addressNamed(known.value);
  return name === undefined
    ? arrivalAddress(other)
    : { text: name.value, bits: "", family: other.outside.family };
}

/** From where an end's packets come, as others see them. */
export function arrivalAddress(end: End): Address {
  const { seen, own, family } = end.outside;
  if (seen !== undefined) return addressNamed(seen.value);
  return own !== undefined && isBehindNat(end)
    ? unknown(`the address in front of ${end.site.name}`, family)
    : ownAddress(end);
}

function unknown(text: string, family: 4 | 6): Address {
  return { text, bits: "", family };
}

function isBehindNat({ site }: End): boolean {
  const nat = first(site.fields, "site.behind-nat")?.value;
  return nat !== undefined && !(nat.kind === "word" && nat.word === "no");
}

/** A translator stands between the ends, as far as the project says. */
export function isTranslated({ ends }: Connection): boolean {
  return ends.some((end) => {
    const { own, seen } = end.outside;
    return isBehindNat(end) || (own !== undefined && seen !== undefined && own.value !== seen.value);
  });
}
