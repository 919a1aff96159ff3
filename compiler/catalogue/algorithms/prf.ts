/** Pseudo-random functions of IKEv2. IKEv1 has no choice of its own: its PRF is the HMAC of the hash. */

import type { AlgorithmRow, AlgorithmStatus } from "./types.ts";

interface Row {
  readonly id: string;
  readonly title: string;
  readonly bits: number;
  readonly ikev1: number;
  readonly ikev2: number;
  readonly more: readonly string[];
  readonly status: AlgorithmStatus;
  readonly statusWhy: string;
}

// prettier-ignore
const rows: readonly Row[] = [
  { id: "md5", title: "PRF-HMAC-MD5", bits: 128, ikev1: 1, ikev2: 1, more: [], status: "broken",
    statusWhy: "MD5 is withdrawn; keys derived with it are not worth protecting." },
  { id: "sha1", title: "PRF-HMAC-SHA1", bits: 160, ikev1: 2, ikev2: 2, more: ["sha", "sha-1"], status: "legacy",
    statusWhy: "Still holds as a PRF, and is on its way out together with SHA-1." },
  { id: "sha256", title: "PRF-HMAC-SHA2-256", bits: 256, ikev1: 4, ikev2: 5, more: ["sha-256", "sha2-256", "prf-hmac-sha2-256"],
    status: "recommended", statusWhy: "The common denominator of today." },
  { id: "sha384", title: "PRF-HMAC-SHA2-384", bits: 384, ikev1: 5, ikev2: 6, more: ["sha-384", "sha2-384", "prf-hmac-sha2-384"],
    status: "recommended", statusWhy: "Strong; the natural partner of 256-bit ciphers and P-384." },
  { id: "sha512", title: "PRF-HMAC-SHA2-512", bits: 512, ikev1: 6, ikev2: 7, more: ["sha-512", "sha2-512", "prf-hmac-sha2-512"],
    status: "recommended", statusWhy: "Strong; the PRF of the suites that RFC 9206 names." },
];

export const PRF: readonly AlgorithmRow[] = [
  {
    id: "auto",
    kind: "prf",
    title: "The PRF that goes with the hash",
    aliases: [],
    aead: false,
    bits: 0,
    iana: {},
    phases: [1],
    ikev2Only: false,
    status: "ok",
    statusWhy: "No algorithm of its own: it follows `hash`, and is judged with it.",
    citations: ["MikroTik IPsec manual, Profiles: prf-algorithm"],
  },
  ...rows.map(({ id, title, bits, ikev1, ikev2, more, status, statusWhy }): AlgorithmRow => {
    return {
      id,
      kind: "prf",
      title,
      aliases: [`prf${id}`, `prf-${id}`, `hmac-${id}`, `prf-hmac-${id}`, ...more],
      aead: false,
      bits,
      iana: { ikev1, ikev2 },
      phases: [1],
      ikev2Only: false,
      status,
      statusWhy,
      citations: [],
    };
  }),
];
