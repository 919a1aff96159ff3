/** Ciphers of IKE and ESP. Numbers: IANA ikev2-parameters and isakmp/ipsec registries. */

import type { AlgorithmRow } from "./types.ts";

const kind = "encryption";

type AesBits = 128 | 192 | 256;

function aesCbc(bits: AesBits, more: readonly string[]): AlgorithmRow {
  return {
    id: `aes-${bits}-cbc`,
    kind,
    title: `AES-CBC, ${bits}-bit key`,
    aliases: [
      `aes-${bits}`,
      `aes${bits}`,
      `aes${bits}-cbc`,
      `aes${bits}cbc`,
      `aes-cbc-${bits}`,
      `esp-aes-${bits}`,
      `enc-aes-${bits}`,
      ...more,
    ],
    aead: false,
    bits,
    iana: { ikev1: 7, ikev2: 12, esp: 12 },
    phases: [1, 2],
    ikev2Only: false,
    status: "ok",
    statusWhy:
      "Sound together with an integrity algorithm. The key length is negotiated as an attribute of its own, so AES-128 and AES-256 are two different offers.",
    citations: [],
  };
}

function aesCtr(bits: AesBits): AlgorithmRow {
  return {
    id: `aes-${bits}-ctr`,
    kind,
    title: `AES in counter mode, ${bits}-bit key`,
    aliases: [`aes${bits}ctr`, `aes${bits}-ctr`, `aes-ctr-${bits}`],
    aead: false,
    bits,
    iana: { ikev2: 13, esp: 13 },
    phases: [1, 2],
    ikev2Only: false,
    status: "ok",
    statusWhy:
      "Sound with an integrity algorithm, and catastrophic when a key is used twice: never with manual keys.",
    citations: ["RFC 8221 section 3: MUST NOT with manual keys"],
  };
}

function aesGcm(bits: AesBits, more: readonly string[]): AlgorithmRow {
  return {
    id: `aes-${bits}-gcm`,
    kind,
    title: `AES-GCM with a 16-byte tag, ${bits}-bit key`,
    aliases: [
      `aes${bits}gcm`,
      `aes${bits}gcm16`,
      `aes${bits}gcm128`,
      `aes${bits}-gcm`,
      `aes${bits}-gcm-16`,
      `aes-${bits}-gcm-16`,
      `aes-gcm-${bits}`,
      `aes-gcm-16-${bits}`,
      `esp-gcm-${bits}`,
      `gcmaes${bits}`,
      ...more,
    ],
    aead: true,
    bits,
    iana: { ikev2: 20, esp: 20 },
    phases: [1, 2],
    ikev2Only: false,
    status: "recommended",
    statusWhy:
      "Encrypts and authenticates in one pass. IKEv1 can use it for ESP but not for phase 1; never with manual keys.",
    citations: [
      "RFC 8221 section 3: MUST NOT with manual keys",
      bits === 256
        ? "RFC 9206 section 5: the CNSA 1.0 cipher"
        : "RFC 9206 section 4: not in CNSA 1.0 (256-bit keys only)",
    ],
  };
}

function camellia(bits: AesBits): AlgorithmRow {
  return {
    id: `camellia-${bits}-cbc`,
    kind,
    title: `Camellia-CBC, ${bits}-bit key`,
    aliases: [
      `camellia-${bits}`,
      `camellia${bits}`,
      `camellia${bits}-cbc`,
      `camellia${bits}cbc`,
      `camellia-cbc-${bits}`,
    ],
    aead: false,
    bits,
    iana: { ikev1: 8, ikev2: 23, esp: 22 },
    phases: [1, 2],
    ikev2Only: false,
    status: "legacy",
    statusWhy:
      "No known weakness, but few devices offer it and none prefers it: choose AES unless a partner insists.",
    citations: [],
  };
}

export const ENCRYPTION: readonly AlgorithmRow[] = [
  {
    id: "null",
    kind,
    title: "No encryption",
    aliases: ["esp-null", "enc-null"],
    aead: false,
    bits: 0,
    iana: { ikev2: 11, esp: 11 },
    phases: [2],
    ikev2Only: false,
    status: "weak",
    statusWhy:
      "Packets travel readable. Legitimate only where integrity alone is wanted (ESP as a replacement for AH), and only with an integrity algorithm.",
    citations: [],
  },
  {
    id: "des",
    kind,
    title: "DES-CBC, 56 effective key bits",
    aliases: ["des-cbc", "descbc", "esp-des", "enc-des"],
    aead: false,
    bits: 56,
    iana: { ikev1: 1, ikev2: 2, esp: 2 },
    phases: [1, 2],
    ikev2Only: false,
    status: "broken",
    statusWhy: "Its 56-bit keys are found by trying them all. (Manual keys count 64 bits, parity included.)",
    citations: [],
  },
  {
    id: "3des",
    kind,
    title: "Triple DES in CBC mode",
    aliases: ["3des-cbc", "3descbc", "des3", "triple-des", "esp-3des", "enc-3des"],
    aead: false,
    bits: 168,
    iana: { ikev1: 5, ikev2: 3, esp: 3 },
    phases: [1, 2],
    ikev2Only: false,
    status: "weak",
    statusWhy:
      "A 64-bit block repeats after some tens of gigabytes under one key and then leaks plaintext; it is also slow. (Manual keys count 192 bits, parity included.)",
    citations: [],
  },
  aesCbc(128, ["aes", "aes-cbc", "esp-aes"]),
  aesCbc(192, []),
  aesCbc(256, []),
  aesCtr(128),
  aesCtr(192),
  aesCtr(256),
  aesGcm(128, ["esp-gcm"]),
  aesGcm(192, []),
  aesGcm(256, []),
  camellia(128),
  camellia(192),
  camellia(256),
  {
    id: "blowfish",
    kind,
    title: "Blowfish-CBC, 128-bit key",
    aliases: ["blowfish-cbc", "blowfish128", "blowfish-128", "esp-blowfish"],
    aead: false,
    bits: 128,
    iana: { ikev1: 3, ikev2: 7, esp: 7 },
    phases: [1, 2],
    ikev2Only: false,
    status: "broken",
    statusWhy: "A 64-bit block cipher that the standards withdrew; nothing needs it any more.",
    citations: [],
  },
  {
    id: "twofish",
    kind,
    title: "Twofish-CBC, 128-bit key",
    aliases: ["twofish-cbc", "twofish128", "twofish-128"],
    aead: false,
    bits: 128,
    iana: {},
    phases: [2],
    ikev2Only: false,
    status: "legacy",
    statusWhy:
      "Not broken, but never standardised for ESP: each implementation picked a private number, so it works only between devices of one family.",
    citations: [],
  },
  {
    id: "chacha20-poly1305",
    kind,
    title: "ChaCha20-Poly1305",
    aliases: ["chacha20poly1305", "chacha20", "chacha20-poly1305-16"],
    aead: true,
    bits: 256,
    iana: { ikev2: 28 },
    phases: [1, 2],
    ikev2Only: true,
    status: "recommended",
    statusWhy:
      "Encrypts and authenticates in one pass and is fast without AES hardware. IKEv2 only: IKEv1 has no number for it.",
    citations: [],
  },
];
