/** Single values of strongSwan: times, amounts, switches, identities. `undefined`: not one of them. */

import { canonical } from "../../source/addresses.ts";

/** Seconds: a number with `s`, `m`, `h` or `d`. Source: strongSwan 6.0.6, vici_config.c. */
export function secondsOf(text: string): number | undefined {
  const [, count = "", unit = "s"] = /^\s*(\d{1,12})\s*([smhd]?)\s*$/iu.exec(text) ?? [];
  if (count === "") return undefined;
  return Number(count) * ({ s: 1, m: 60, h: 3600, d: 86_400 }[unit.toLowerCase()] ?? 1);
}

/** Bytes: `k`, `m` and `g` count in 1024s. */
export function bytesOf(text: string): number | undefined {
  const [, count = "", unit = ""] = /^\s*(\d{1,15})\s*([kmg]?)\s*$/iu.exec(text) ?? [];
  if (count === "") return undefined;
  return Number(count) * ({ k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[unit.toLowerCase()] ?? 1);
}

export function isYes(text: string | undefined): boolean {
  return /^(?:yes|true|enabled|1)$/iu.test(text ?? "");
}

export function isNo(text: string | undefined): boolean {
  return /^(?:no|false|disabled|0)$/iu.test(text ?? "");
}

export interface Identity {
  readonly type: "address" | "fqdn" | "user-fqdn" | "key-id";
  readonly text: string;
}

const PREFIXES: ReadonlyMap<string, Identity["type"]> = new Map([
  ["ipv4", "address"],
  ["ipv6", "address"],
  ["fqdn", "fqdn"],
  ["dns", "fqdn"],
  ["email", "user-fqdn"],
  ["rfc822", "user-fqdn"],
  ["userfqdn", "user-fqdn"],
  ["keyid", "key-id"],
]);

/** With a prefix that names the type, or guessed from its looks as the daemon does; a distinguished name is none of these. */
export function identityOf(text: string): Identity | undefined {
  const [, prefix = "", rest = ""] = /^(\w+):(.*)$/su.exec(text) ?? [];
  const type = PREFIXES.get(prefix.toLowerCase());
  if (type !== undefined)
    return identity(type, rest.startsWith("#") ? (fromHex(rest.slice(1)) ?? rest) : rest);
  if (/^(?:asn1dn|asn1gn|xmppaddr|dnsname)$/iu.test(prefix)) return undefined;
  if (canonical(text) !== undefined) return identity("address", text);
  if (text.startsWith("@#")) return identity("key-id", fromHex(text.slice(2)) ?? text.slice(2));
  if (text.startsWith("@@")) return identity("user-fqdn", text.slice(2));
  if (text.startsWith("@")) return identity("fqdn", text.slice(1));
  if (text === "" || text.includes("=") || text.startsWith("%") || text.startsWith("*")) return undefined;
  return identity(text.includes("@") ? "user-fqdn" : "fqdn", text);
}

function identity(type: Identity["type"], text: string): Identity | undefined {
  if (type !== "address") return text === "" ? undefined : { type, text };
  const address = canonical(text);
  return address === undefined ? undefined : { type, text: address };
}

/** UTF-8 text of hexadecimal bytes, if it is one. */
export function fromHex(digits: string): string | undefined {
  if (!/^(?:[0-9a-f]{2})+$/iu.test(digits)) return undefined;
  const bytes = Uint8Array.from(digits.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
  return textOf(bytes);
}

export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * The key that a secret's text stands for: `0x` and `0s` are decoded, even in quotes. Bytes that are no text stay in
 * hexadecimal. Measured with swanctl 5.9.8.
 */
export function secretOf(text: string): string {
  if (/^0x/iu.test(text)) return fromHex(text.slice(2)) ?? `0x${text.slice(2)}`;
  if (!/^0s/iu.test(text)) return text;
  const bytes = fromBase64(text.slice(2));
  return bytes === undefined ? text : (textOf(bytes) ?? `0x${toHex(bytes)}`);
}

function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
