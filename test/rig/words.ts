/** charon's names of algorithms to ours: what `list-sas` says, as the negotiation table says it. */

import { textAt, type Message } from "./vici.ts";

// prettier-ignore
const ENCRYPTION: ReadonlyMap<string, string> = new Map([
  ["AES_CBC",           "aes-%-cbc"],
  ["AES_CTR",           "aes-%-ctr"],
  ["AES_GCM_16",        "aes-%-gcm"],
  ["CAMELLIA_CBC",      "camellia-%-cbc"],
  ["CHACHA20_POLY1305", "chacha20-poly1305"],
  ["3DES_CBC",          "3des"],
  ["DES_CBC",           "des"],
  ["NULL",              "null"],
]);

// prettier-ignore
const INTEGRITY: ReadonlyMap<string, string> = new Map([
  ["HMAC_MD5_96",       "md5"],
  ["HMAC_SHA1_96",      "sha1"],
  ["HMAC_SHA2_256_128", "sha256"],
  ["HMAC_SHA2_384_192", "sha384"],
  ["HMAC_SHA2_512_256", "sha512"],
]);

// prettier-ignore
const PRF: ReadonlyMap<string, string> = new Map([
  ["PRF_HMAC_MD5",      "md5"],
  ["PRF_HMAC_SHA1",     "sha1"],
  ["PRF_HMAC_SHA2_256", "sha256"],
  ["PRF_HMAC_SHA2_384", "sha384"],
  ["PRF_HMAC_SHA2_512", "sha512"],
]);

/** `aes-256-cbc/sha256/prf-sha256/ecp256`, under IKEv1 without the PRF, which is the hash. */
export function ikeSuite(sa: Message): string {
  const prf = textAt(sa, "version") === "1" ? undefined : `prf-${known(PRF, textAt(sa, "prf-alg"))}`;
  return [cipher(sa), integrity(sa), prf, group(sa)].filter((part) => part !== undefined).join("/");
}

/** `aes-256-cbc/sha256`, under AH the hash alone. */
export function childSuite(sa: Message): string {
  return [textAt(sa, "encr-alg") && cipher(sa), integrity(sa)].filter((part) => part !== undefined).join("/");
}

/** `ecp256`; `none` for keys that come from phase 1. */
export function pfsOf(sa: Message): string {
  return group(sa) ?? "none";
}

function cipher(sa: Message): string {
  return known(ENCRYPTION, textAt(sa, "encr-alg")).replace("%", textAt(sa, "encr-keysize") ?? "");
}

function integrity(sa: Message): string | undefined {
  const name = textAt(sa, "integ-alg");
  return name === undefined ? undefined : known(INTEGRITY, name);
}

/** `MODP_2048`, `ECP_256`, `CURVE_25519` */
function group(sa: Message): string | undefined {
  const name = textAt(sa, "dh-group");
  return name === undefined
    ? undefined
    : name === "CURVE_25519"
      ? "x25519"
      : name.replace("_", "").toLowerCase();
}

/** What has no word of ours stays as it is, so that a comparison fails on it. */
function known(words: ReadonlyMap<string, string>, name: string | undefined): string {
  return words.get(name ?? "") ?? `?${name}`;
}
