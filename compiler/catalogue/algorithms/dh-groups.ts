/** Diffie-Hellman groups, for phase 1 and for PFS. `bits` is the estimated strength of a group, not its size. */

import type { AlgorithmRow, AlgorithmStatus, IanaNumbers } from "./types.ts";

interface Row {
  readonly id: string;
  readonly group: number;
  readonly title: string;
  readonly strength: number;
  readonly more?: readonly string[];
  /** Which versions of IKE have the number; both when left out. */
  readonly only?: "ikev1" | "ikev2";
  readonly status: AlgorithmStatus;
  readonly statusWhy: string;
  readonly citations: readonly string[];
}

const ec2nWhy =
  "Curves over composite binary fields from the first days of IKE, long abandoned; the RouterOS 2.6 manual itself did not expect them to work.";
const ec2nCitations = ["RFC 2409 section 6: IKEv1 only", "RouterOS 2.6 IPsec manual, 16-Jul-2002, Peer"];
const subgroupWhy =
  "A prime whose origin was never explained, with a small subgroup that needs extra checks on every public value; group 14 is the same size without either.";
const subgroupCitations = [
  "RFC 5114",
  "RFC 8247 section 2.4: the checks of RFC 6989 section 2.2 MUST be made",
];

// prettier-ignore
const rows: readonly Row[] = [
  { id: "modp768", group: 1, title: "768-bit MODP", strength: 64, status: "broken",
    statusWhy: "Discrete logarithms of this size have been computed; it protects nothing. (The strength is an estimate, unverified.)",
    citations: [] },
  { id: "modp1024", group: 2, title: "1024-bit MODP", strength: 80, status: "weak",
    statusWhy: "Everyone shares one prime, so a single very large computation would open every recorded session that used it.",
    citations: [] },
  { id: "ec2n155", group: 3, title: "EC2N over GF(2^155)", strength: 70, only: "ikev1", status: "broken",
    statusWhy: ec2nWhy, citations: ec2nCitations },
  { id: "ec2n185", group: 4, title: "EC2N over GF(2^185)", strength: 80, only: "ikev1", status: "broken",
    statusWhy: ec2nWhy, citations: ec2nCitations },
  { id: "modp1536", group: 5, title: "1536-bit MODP", strength: 90, status: "weak",
    statusWhy: "Between a group that may be within reach and one that is not: take group 14 or better instead.",
    citations: [] },
  { id: "modp2048", group: 14, title: "2048-bit MODP", strength: 112, status: "ok",
    statusWhy: "Every device has it. Its 112 bits are planned to end after 2030, and some authorities ask for 3072 bits already.",
    citations: [] },
  { id: "modp3072", group: 15, title: "3072-bit MODP", strength: 128, status: "recommended",
    statusWhy: "128 bits of strength at a bearable cost.",
    citations: ["RFC 9206 section 5: CNSA 1.0 suite"] },
  { id: "modp4096", group: 16, title: "4096-bit MODP", strength: 152, status: "recommended",
    statusWhy: "Ample; noticeably slower than the elliptic curves on a small router.",
    citations: ["RFC 9206 section 5: CNSA 1.0 suite"] },
  { id: "modp6144", group: 17, title: "6144-bit MODP", strength: 176, status: "ok",
    statusWhy: "Stronger than anything it protects, and slow on small routers.",
    citations: [] },
  { id: "modp8192", group: 18, title: "8192-bit MODP", strength: 200, status: "ok",
    statusWhy: "The manual warns of key exchanges that take seconds even on a fast processor.",
    citations: ["MikroTik IPsec manual, Diffie-Hellman groups"] },
  { id: "ecp256", group: 19, title: "Elliptic curve P-256", strength: 128, more: ["p256", "p-256", "nistp256", "secp256r1"], status: "recommended",
    statusWhy: "128 bits of strength and fast everywhere; the usual choice.",
    citations: [] },
  { id: "ecp384", group: 20, title: "Elliptic curve P-384", strength: 192, more: ["p384", "p-384", "nistp384", "secp384r1"], status: "recommended",
    statusWhy: "192 bits of strength; the curve of the CNSA 1.0 suites.",
    citations: ["RFC 9206 section 5: CNSA 1.0 suite"] },
  { id: "ecp521", group: 21, title: "Elliptic curve P-521", strength: 256, more: ["p521", "p-521", "nistp521", "secp521r1"], status: "recommended",
    statusWhy: "The strongest of the NIST curves; slower than P-384 and outside CNSA.",
    citations: [] },
  { id: "modp1024s160", group: 22, title: "1024-bit MODP with a 160-bit subgroup", strength: 80, status: "broken",
    statusWhy: "As short as group 2, with a prime of unexplained origin on top.",
    citations: ["RFC 5114"] },
  { id: "modp2048s224", group: 23, title: "2048-bit MODP with a 224-bit subgroup", strength: 112, status: "weak",
    statusWhy: subgroupWhy, citations: subgroupCitations },
  { id: "modp2048s256", group: 24, title: "2048-bit MODP with a 256-bit subgroup", strength: 112, status: "weak",
    statusWhy: subgroupWhy, citations: subgroupCitations },
  { id: "x25519", group: 31, title: "Curve25519", strength: 128, only: "ikev2", more: ["curve25519"], status: "recommended",
    statusWhy: "128 bits of strength, fast, and hard to implement badly. IKEv2 only.",
    citations: ["RFC 8031 section 5"] },
  { id: "curve448", group: 32, title: "Curve448", strength: 224, only: "ikev2", more: ["x448"], status: "recommended",
    statusWhy: "Stronger than Curve25519 and rare. IKEv2 only.",
    citations: ["RFC 8031 section 5"] },
];

function numbers({ group, only }: Row): IanaNumbers {
  return {
    ...(only === "ikev2" ? {} : { ikev1: group }),
    ...(only === "ikev1" ? {} : { ikev2: group }),
  };
}

export const DH_GROUPS: readonly AlgorithmRow[] = rows.map((row): AlgorithmRow => {
  const { id, group, title, strength, status, statusWhy, citations } = row;
  return {
    id,
    kind: "dh-group",
    title: `${title} (group ${group})`,
    aliases: [
      `group${group}`,
      `group-${group}`,
      `dh${group}`,
      `dh-${group}`,
      `dhgroup${group}`,
      `dh-group-${group}`,
      `${group}`,
      ...(row.more ?? []),
    ],
    aead: false,
    bits: strength,
    iana: numbers(row),
    phases: [1, 2],
    ikev2Only: row.only === "ikev2",
    status,
    statusWhy,
    citations,
  };
});
