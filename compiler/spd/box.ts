/**
 * What a policy matches, as a box of five sides: addresses, protocol and ports. Each side is the bits that are fixed, so
 * `""` is anything, a network is a beginning and two sides are nested or have nothing in common: set algebra on texts.
 */

import type { PrefixScalar } from "../catalogue/scalar.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import type { PolicyEnd } from "../expand/connection.ts";
import { bitsOf } from "../source/addresses.ts";
import { remember } from "../source/remember.ts";
import { protocolNumber } from "./protocols.ts";

export interface Box {
  readonly family: 4 | 6;
  readonly source: string;
  readonly destination: string;
  readonly protocol: string;
  readonly sourcePort: string;
  readonly destinationPort: string;
}

export const SIDES = ["source", "destination", "protocol", "sourcePort", "destinationPort"] as const;
export type SideOfBox = (typeof SIDES)[number];

/** Bits of a side that is one value. */
export function widthOf(side: SideOfBox, family: 4 | 6): number {
  switch (side) {
    case "source":
    case "destination":
      return family === 4 ? 32 : 128;
    case "protocol":
      return 8;
    case "sourcePort":
    case "destinationPort":
      return 16;
  }
}

/** `undefined`: what it matches cannot be told, because a value is damaged or names a protocol that no table knows. */
export function boxOf(end: PolicyEnd): Box | undefined {
  const protocol = protocolBits(end);
  const [sourcePort, destinationPort] = [portBits(end, "policy.src-port"), portBits(end, "policy.dst-port")];
  if (protocol === undefined || sourcePort === undefined || destinationPort === undefined) return undefined;
  return {
    family: end.source.value.family,
    source: prefixBits(end.source.value),
    destination: prefixBits(end.destination.value),
    protocol,
    sourcePort,
    destinationPort,
  };
}

/** Asked of each network by all policies that name it. */
export const prefixBits = remember(({ address, length }: Pick<PrefixScalar, "address" | "length">): string =>
  bitsOf(address, length),
);

function protocolBits({ fields }: PolicyEnd): string | undefined {
  const stated = fields.get("policy.protocol");
  const value = stated?.value[0];
  if (value?.kind === "number") return numberBits(value.value, 8);
  if (value?.kind !== "word") return stated === undefined ? "" : undefined;
  const number = value.word === "all" ? undefined : protocolNumber(value.word);
  if (number !== undefined) return numberBits(number, 8);
  return value.word === "all" ? "" : undefined;
}

function portBits({ fields }: PolicyEnd, id: ParameterId): string | undefined {
  const stated = fields.get(id);
  const value = stated?.value[0];
  if (value?.kind === "number") return numberBits(value.value, 16);
  return stated === undefined || value !== undefined ? "" : undefined;
}

export function numberBits(value: number, width: number): string {
  return value.toString(2).padStart(width, "0");
}

export function contains(outer: Box, inner: Box): boolean {
  return outer.family === inner.family && SIDES.every((side) => inner[side].startsWith(outer[side]));
}

export function sameBox(a: Box, b: Box): boolean {
  return a.family === b.family && SIDES.every((side) => a[side] === b[side]);
}

/** `undefined`: no packet is in both. */
export function intersection(a: Box, b: Box): Box | undefined {
  if (a.family !== b.family || !SIDES.every((side) => nested(a[side], b[side]))) return undefined;
  const longer = (side: SideOfBox): string => (a[side].length < b[side].length ? b[side] : a[side]);
  return {
    family: a.family,
    source: longer("source"),
    destination: longer("destination"),
    protocol: longer("protocol"),
    sourcePort: longer("sourcePort"),
    destinationPort: longer("destinationPort"),
  };
}

function nested(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

/** What of `a` is not in `b`, in pieces that do not overlap. `b` has a packet in common with `a`. */
export function subtract(a: Box, b: Box): Box[] {
  const pieces: Box[] = [];
  let rest = a;
  for (const side of SIDES) {
    const [here, there] = [rest[side], b[side]];
    for (let bit = here.length; bit < there.length; bit += 1) {
      const flipped = there[bit] === "0" ? "1" : "0";
      pieces.push({ ...rest, [side]: there.slice(0, bit) + flipped });
    }
    if (there.length > here.length) rest = { ...rest, [side]: there };
  }
  return pieces;
}
