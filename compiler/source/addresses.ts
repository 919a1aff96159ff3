/** IP arithmetic on texts, over ipaddr.js: canonical form, network base, containment. */

import ipaddr from "ipaddr.js";

/**
 * The bytes of an address that is one already. A project asks for those of each address many times, and four decimal numbers
 * need no parser that knows every other form.
 */
function bytesOf(address: string): number[] {
  if (address.includes(":")) return ipaddr.parse(address).toByteArray();
  const number = number4(address);
  return [number >>> 24, (number >>> 16) & 0xff, (number >>> 8) & 0xff, number & 0xff];
}

/** The 32 bits of an IPv4 address. */
function number4(address: string): number {
  let number = 0;
  let byte = 0;
  for (let at = 0; at < address.length; at += 1) {
    const code = address.charCodeAt(at);
    if (code === DOT) {
      number = number * 256 + byte;
      byte = 0;
    } else {
      byte = byte * 10 + code - ZERO;
    }
  }
  return number * 256 + byte;
}

const DOT = 0x2e;
const ZERO = 0x30;

function textOf(bytes: number[]): string {
  return bytes.length === 4 ? bytes.join(".") : ipaddr.fromByteArray(bytes).toString();
}

/** Canonical text of an address: `010.0.0.1` is not one, `2001:DB8::0` is `2001:db8::`. */
export function canonical(address: string): string | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return address; // there is no other way to write it
  return ipaddr.IPv6.isValid(address) ? ipaddr.IPv6.parse(address).toString() : undefined;
}

/** The network an address lies in: `10.1.2.3`, 16 → `10.1.0.0`. */
export function networkOf(address: string, length: number): string {
  const bytes = bytesOf(address);
  const masked = bytes.map((byte, index) => {
    const keep = Math.min(8, Math.max(0, length - index * 8));
    return byte & (0xff << (8 - keep)) & 0xff;
  });
  return textOf(masked);
}

export function contains(
  outer: { address: string; length: number },
  inner: { address: string; length: number },
): boolean {
  if (inner.length < outer.length) return false;
  const isSix = outer.address.includes(":");
  if (isSix !== inner.address.includes(":")) return false;
  if (!isSix) {
    const differing = (number4(outer.address) ^ number4(inner.address)) >>> 0;
    return outer.length === 0 || differing >>> (32 - outer.length) === 0;
  }
  return networkOf(outer.address, outer.length) === networkOf(inner.address, outer.length);
}

export function overlaps(
  a: { address: string; length: number },
  b: { address: string; length: number },
): boolean {
  return contains(a, b) || contains(b, a);
}

/** The last address of a network, all host bits set: no host has it in IPv4. */
export function isBroadcast(address: string, length: number): boolean {
  if (address.includes(":") || length > 30) return false;
  return bytesOf(address).every((byte, index) => {
    const host = 0xff >> Math.min(8, Math.max(0, length - index * 8));
    return (byte & host) === host;
  });
}

/** Texts that sort as the addresses do, those of one family together. */
export function sortKey(address: string): string {
  if (!address.includes(":")) return `4 ${number4(address).toString(16).padStart(8, "0")}`;
  const bytes = bytesOf(address);
  return `${bytes.length} ${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** The bits of an address as text: `10.0.0.0` is `00001010` and 24 zeros. A network is a beginning of it, the first of `length`. */
export function bitsOf(address: string, length = Infinity): string {
  const octets = bytesOf(address).map((byte, index) =>
    (OCTETS[byte] ?? "").slice(0, Math.max(0, length - index * 8)),
  );
  // Joined, it is one text; added and cut, it would be a text of parts that all stay.
  return octets.join("");
}

/** `00000000` to `11111111`. */
const OCTETS: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(2).padStart(8, "0"));

/** The address of 32 or 128 bits. */
export function addressOf(bits: string): string {
  const bytes = bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [];
  return textOf(bytes);
}

/** Routed inside one network only: RFC 1918, the carriers' 100.64.0.0/10, unique local and link-local addresses. */
export function isPrivate(address: string): boolean {
  return ["private", "carrierGradeNat", "uniqueLocal", "linkLocal"].includes(ipaddr.parse(address).range());
}

/** Anybody may have it and reach it; the ranges for documents count, since documents stand for networks that have one. */
export function isPublic(address: string): boolean {
  const documents = ["192.0.2.0", "198.51.100.0", "203.0.113.0"].includes(networkOf(address, 24));
  return documents || ipaddr.parse(address).range() === "unicast" || networkOf(address, 32) === "2001:db8::";
}
