/**
 * The pre-shared key of one pair of sites, derived from a master secret: HKDF with SHA-256 (RFC 5869). In: the master, the two
 * sites, the number of the key, and somebody's HMAC. Out: letters and digits that every device takes. docs/keys.md has it in words.
 */

import type { Derivation, SecretScalar } from "../catalogue/scalar.ts";

/** HMAC-SHA-256; the machine's business, not the compiler's. */
export type Hmac = (key: Uint8Array, data: Uint8Array) => Uint8Array;

/** What the bytes are for, and the version of this construction: another one gives other keys. */
const LABEL = "vpnc psk 1";
const BYTES = 25;
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
/** No device takes a first digit for the beginning of a number, and no cloud refuses it. */
const FIRST = "k";

/** 41 characters, 200 bits. `ends` in any order. */
export function derivedKey(
  master: string,
  { ends, epoch }: Pick<Derivation, "ends" | "epoch">,
  hmac: Hmac,
): string {
  const text = new TextEncoder();
  const [low, high] = ends.map((name) => text.encode(name)).toSorted(compareBytes);
  const info = joined(text.encode(`${LABEL}\n`), low, text.encode("\n"), high, text.encode(`\n${epoch}`));
  // Without a salt RFC 5869 extracts with as many zeros as the hash has bytes; one block is enough for 25 of 32 bytes.
  const pseudorandom = hmac(new Uint8Array(32), text.encode(master));
  const okm = hmac(pseudorandom, joined(info, new Uint8Array([1]))).slice(0, BYTES);
  return FIRST + base32(okm);
}

/** Which key it is: another number is another secret. `master` is the name of the `secret` that it is derived from. */
export function derivedSecret(key: SecretScalar, master: string, derivation: Derivation): SecretScalar {
  const { ends, epoch } = derivation;
  const name = [master, ...ends.toSorted(), ...(epoch === 1 ? [] : [String(epoch)])].join(", ");
  return { ...key, name, declared: master, derivation };
}

function joined(...parts: readonly (Uint8Array | undefined)[]): Uint8Array {
  return new Uint8Array(parts.flatMap((part) => [...(part ?? [])]));
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (const [at, byte] of a.entries()) {
    const other = b[at];
    if (other === undefined) return 1;
    if (byte !== other) return byte - other;
  }
  return a.length - b.length;
}

/** RFC 4648, lower case; the length is a multiple of five, so nothing is padded. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET.charAt(Number.parseInt(five, 2))).join("");
}
