/**
 * How swanctl.conf spells algorithms. In: a kind and a canonical id; out: the keyword of a proposal, or `undefined` where
 * there is none. Source: strongSwan 6.0.6, proposal_keywords_static.txt.
 */

import type { AlgorithmKind } from "../../catalogue/types.ts";

const encryption: readonly (readonly [string, string])[] = [
  ["aes-128-cbc", "aes128"],
  ["aes-192-cbc", "aes192"],
  ["aes-256-cbc", "aes256"],
  ["aes-128-ctr", "aes128ctr"],
  ["aes-192-ctr", "aes192ctr"],
  ["aes-256-ctr", "aes256ctr"],
  ["aes-128-gcm", "aes128gcm16"],
  ["aes-192-gcm", "aes192gcm16"],
  ["aes-256-gcm", "aes256gcm16"],
  ["chacha20-poly1305", "chacha20poly1305"],
  ["3des", "3des"],
  ["des", "des"],
  ["blowfish", "blowfish128"],
  ["camellia-128-cbc", "camellia128"],
  ["camellia-192-cbc", "camellia192"],
  ["camellia-256-cbc", "camellia256"],
  ["null", "null"],
];

const integrity: readonly (readonly [string, string])[] = [
  ["md5", "md5"],
  ["sha1", "sha1"],
  ["sha256", "sha256"],
  ["sha384", "sha384"],
  ["sha512", "sha512"],
];

const prf: readonly (readonly [string, string])[] = [
  ["md5", "prfmd5"],
  ["sha1", "prfsha1"],
  ["sha256", "prfsha256"],
  ["sha384", "prfsha384"],
  ["sha512", "prfsha512"],
];

const groups: readonly (readonly [string, string])[] = [
  ["modp768", "modp768"],
  ["modp1024", "modp1024"],
  ["modp1536", "modp1536"],
  ["modp2048", "modp2048"],
  ["modp3072", "modp3072"],
  ["modp4096", "modp4096"],
  ["modp6144", "modp6144"],
  ["modp8192", "modp8192"],
  ["modp1024s160", "modp1024s160"],
  ["modp2048s224", "modp2048s224"],
  ["modp2048s256", "modp2048s256"],
  ["ecp256", "ecp256"],
  ["ecp384", "ecp384"],
  ["ecp521", "ecp521"],
  ["x25519", "curve25519"],
  ["curve448", "curve448"],
];

const keywords: Readonly<Record<AlgorithmKind, ReadonlyMap<string, string>>> = {
  encryption: new Map(encryption),
  integrity: new Map(integrity),
  prf: new Map(prf),
  "dh-group": new Map(groups),
};

const inverted: Readonly<Record<AlgorithmKind, ReadonlyMap<string, string>>> = {
  encryption: new Map(encryption.map(([id, keyword]) => [keyword, id])),
  integrity: new Map(integrity.map(([id, keyword]) => [keyword, id])),
  prf: new Map(prf.map(([id, keyword]) => [keyword, id])),
  "dh-group": new Map(groups.map(([id, keyword]) => [keyword, id])),
};

export function keywordOf(kind: AlgorithmKind, id: string): string | undefined {
  return keywords[kind].get(id);
}

/** The other way round: what a keyword of a proposal stands for. */
export function algorithmOf(kind: AlgorithmKind, keyword: string): string | undefined {
  return inverted[kind].get(keyword);
}
