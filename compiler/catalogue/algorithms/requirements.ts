/**
 * What the standards demand of each algorithm, in their own words. RFC 8221 speaks of ESP and AH, RFC 8247 of IKEv2 only,
 * RFC 9395 deprecates in the registry. BSI's tables are quoted from memory (editions up to 2025), but for what its change
 * history says; NIST and CNSA 2.0 at second hand, from quotations with page numbers. Each line says so.
 */

import type { AlgorithmKind } from "../types.ts";
import type { Evidence, Requirement, Standard } from "./types.ts";

const TITLES: Readonly<Record<Standard, string>> = {
  rfc8221: "RFC 8221",
  rfc8247: "RFC 8247",
  rfc9395: "RFC 9395",
  nist: "NIST SP 800-77r1",
  bsi: "BSI TR-02102-3",
  cnsa2: "CNSA 2.0",
};

/** Where in the standard the algorithms of a kind are listed. */
const SECTIONS: Readonly<Record<AlgorithmKind, Readonly<Record<Standard, string>>>> = {
  encryption: {
    rfc8221: "section 5",
    rfc8247: "section 2.1",
    rfc9395: "IANA table of ciphers",
    nist: "table 1, pages vii and viii",
    bsi: "tables of ciphers",
    cnsa2: "advisory PP-22-1338, table II",
  },
  integrity: {
    rfc8221: "section 6",
    rfc8247: "section 2.3",
    rfc9395: "IANA table of integrity algorithms",
    nist: "table 1, pages vii and viii",
    bsi: "tables of integrity algorithms",
    cnsa2: "advisory PP-22-1338, table II",
  },
  prf: {
    rfc8221: "",
    rfc8247: "section 2.2",
    rfc9395: "IANA table of PRFs",
    nist: "table 1, page vii; section 7.2.3, page 70",
    bsi: "table of PRFs",
    cnsa2: "advisory PP-22-1338, table II",
  },
  "dh-group": {
    rfc8221: "",
    rfc8247: "section 2.4",
    rfc9395: "IANA table of groups",
    nist: "table 1; section 7.2.6, page 76",
    bsi: "table of groups",
    cnsa2: "advisory PP-22-1338, table III",
  },
};

const EVIDENCE: Readonly<Record<Standard, Evidence>> = {
  rfc8221: "read",
  rfc8247: "read",
  rfc9395: "memory",
  nist: "secondary",
  bsi: "memory",
  cnsa2: "secondary",
};

/** A level with `+` before it allows the algorithm, with `-` it does not; a place of its own and how it is known follow. */
type Cell = string | readonly [level: string, section: string, evidence?: Evidence] | undefined;

type Row = readonly [
  kind: AlgorithmKind,
  ids: string,
  rfc8221: Cell,
  rfc8247: Cell,
  rfc9395: Cell,
  nist: Cell,
  bsi: Cell,
  cnsa2: Cell,
];

const none = undefined;
const deprecated = "-DEPRECATED";
const may8221: Cell = ["+MAY (registered, not in its tables)", "section 1"];
const may8247: Cell = ["+MAY (registered, not in its tables)", "section 1.3"];
const weakGroup: Cell = ["-not approved (below 112 bits)", "section 7.2.4.2, page 72"];
const transition = "+before quantum computers: only beside ML-KEM-1024, during the transition";
const subgroup = "-not among the approved groups 14 to 21";
const expected = '-"expected", not recommended yet';

// prettier-ignore
const rows: readonly Row[] = [
  // kind, names, RFC 8221, RFC 8247, RFC 9395, NIST, BSI, CNSA 2.0
  ["encryption", "null", "+MUST (integrity alone)", "-MUST NOT", none, ["+recommended in place of AH where no encryption is wanted", "section 4.5, page 46"], "-no cipher of its tables", "-not allowed"],
  ["encryption", "des", "-MUST NOT", "-MUST NOT", deprecated, "-not approved", "-not listed", "-not allowed"],
  ["encryption", "3des", "-SHOULD NOT", "+MAY", none, ["-legacy; disallowed after 2023", "section 4.1.4, page 39; table 1, footnote 3"], "-not listed", "-not allowed"],
  ["encryption", "aes-128-cbc", "+MUST", "+MUST", none, "+recommended, with an HMAC", "+recommended, with integrity", "-not allowed (256-bit keys only)"],
  ["encryption", "aes-192-cbc", "+MAY", "+MAY", none, "+recommended, with an HMAC", "+recommended, with integrity", "-not allowed (256-bit keys only)"],
  ["encryption", "aes-256-cbc", "+MUST", "+MUST", none, "+recommended, with an HMAC", "+recommended, with integrity", "+the key size fits; the IPsec profile uses GCM"],
  ["encryption", "aes-128-ctr aes-192-ctr", ["+MAY (not in its tables)", "section 8"], ["+MAY (not in its tables)", "section 2.5"], none, "+recommended, with an HMAC", "+recommended, with integrity", "-not allowed (256-bit keys only)"],
  ["encryption", "aes-256-ctr", ["+MAY (not in its tables)", "section 8"], ["+MAY (not in its tables)", "section 2.5"], none, "+recommended, with an HMAC", "+recommended, with integrity", "-not in the IPsec profile"],
  ["encryption", "aes-128-gcm", "+MUST", "+SHOULD", none, "+recommended", "+recommended", "-not allowed (256-bit keys only)"],
  ["encryption", "aes-192-gcm", "+MAY", "+MAY", none, "+recommended", "+recommended", "-not allowed (256-bit keys only)"],
  ["encryption", "aes-256-gcm", "+MUST", "+SHOULD", none, "+recommended", "+recommended", "+allowed"],
  ["encryption", "camellia-128-cbc camellia-192-cbc camellia-256-cbc", may8221, may8247, none, "-not approved", "-not listed", "-not allowed"],
  ["encryption", "blowfish", "-MUST NOT", none, deprecated, "-not approved", "-not listed", "-not allowed"],
  ["encryption", "twofish", ["-not standardised, private numbers only", "section 5"], none, none, "-not approved", "-not listed", "-not allowed"],
  ["encryption", "chacha20-poly1305", "+SHOULD", "+SHOULD", none, "-not approved", "-not listed", "-not allowed"],

  ["integrity", "null", ["+MUST with an AEAD cipher, MUST NOT otherwise", "sections 4 and 6"], ["+not used with an AEAD cipher; the others MUST have one", "sections 2.1 and 2.3"], none, none, none, none],
  ["integrity", "md5", "-MUST NOT", "-MUST NOT", deprecated, ["-shall not be used", "section 7.2.3, page 70"], "-not listed", "-not allowed"],
  ["integrity", "sha1", "+MUST-", "+MUST-", none, ["-legacy; one section calls it approved, another no longer approved for ESP", "sections 7.2.3 and 4.1.4, pages 70 and 39"], ["-discontinued", "change history, edition 2020-01", "read"], "-not allowed"],
  ["integrity", "sha256", "+MUST", "+MUST", none, "+recommended", "+recommended", "-not allowed (SHA-384 or SHA-512)"],
  ["integrity", "sha384", may8221, may8247, none, "+recommended", "+recommended", "+allowed"],
  ["integrity", "sha512", "+SHOULD", "+SHOULD", none, "+recommended", "+recommended", "+allowed"],

  ["prf", "md5", none, "-MUST NOT", deprecated, "-shall not be used", "-not listed", "-not allowed"],
  ["prf", "sha1", none, "+MUST-", none, "-legacy", "-not listed", "-not allowed"],
  ["prf", "sha256", none, "+MUST", none, "+recommended", "+recommended", "-not allowed (SHA-384 or SHA-512)"],
  ["prf", "sha384", none, may8247, none, "+recommended", "+recommended", "+allowed"],
  ["prf", "sha512", none, "+SHOULD+", none, "+recommended", "+recommended", "+allowed"],

  ["dh-group", "modp768", none, "-MUST NOT", deprecated, weakGroup, "-not listed", "-not allowed"],
  ["dh-group", "modp1024", none, "-SHOULD NOT", none, weakGroup, "-not listed", "-not allowed"],
  ["dh-group", "ec2n155 ec2n185", none, none, ["-IKEv1, the only one with these groups, is deprecated", "abstract", "read"], "-not listed", "-not listed", "-not allowed"],
  ["dh-group", "modp1536", none, "-SHOULD NOT", none, weakGroup, "-not listed", "-not allowed"],
  ["dh-group", "modp2048", none, "+MUST", none, "+approved, groups 14 to 21; its 112 bits are meant to end after 2030", ["-until 2022 only: 3000 bits are asked for from 2023", "change history, edition 2017-01", "read"], "-not allowed"],
  ["dh-group", "modp3072 modp4096", none, may8247, none, "+approved, groups 14 to 21", "+recommended", transition],
  ["dh-group", "modp6144 modp8192", none, may8247, none, "+approved, groups 14 to 21", "+not in its table, which asks for at least 3000 bits", transition],
  ["dh-group", "ecp256", none, "+SHOULD", none, "+approved, groups 14 to 21", "+recommended", "-not allowed (P-384 only)"],
  ["dh-group", "ecp384", none, may8247, none, "+approved, groups 14 to 21", "+recommended", transition],
  ["dh-group", "ecp521", none, may8247, none, "+approved, groups 14 to 21", "+recommended", "-not allowed (P-384 only)"],
  ["dh-group", "modp1024s160", none, "-MUST NOT", deprecated, weakGroup, "-not listed", "-not allowed"],
  ["dh-group", "modp2048s224 modp2048s256", none, "-SHOULD NOT", none, subgroup, "-not listed", "-not allowed"],
  ["dh-group", "x25519 curve448", none, may8247, none, expected, "-not listed", "-not allowed"],
];

const STANDARDS = Object.keys(TITLES) as readonly Standard[];

function requirement(kind: AlgorithmKind, standard: Standard, cell: Cell): readonly Requirement[] {
  if (cell === undefined) return [];
  const [level, section, evidence] = typeof cell === "string" ? [cell] : cell;
  return [
    {
      standard,
      level: level.slice(1),
      allowed: level.startsWith("+"),
      source: `${TITLES[standard]}, ${section ?? SECTIONS[kind][standard]}`,
      evidence: evidence ?? EVIDENCE[standard],
    },
  ];
}

/** Made for the first who asks; most checks do not. */
let byName: ReadonlyMap<string, readonly Requirement[]> | undefined;

function tabulate(): ReadonlyMap<string, readonly Requirement[]> {
  return new Map(
    rows.flatMap(([kind, ids, ...cells]) =>
      ids.split(" ").map((id) => {
        const all = STANDARDS.flatMap((standard, at) => requirement(kind, standard, cells[at]));
        return [`${kind} ${id}`, all] as const;
      }),
    ),
  );
}

export function requirementsOf(kind: AlgorithmKind, id: string): readonly Requirement[] {
  byName ??= tabulate();
  return byName.get(`${kind} ${id}`) ?? [];
}

const KNOWN: Readonly<Record<Evidence, string>> = {
  read: "",
  secondary: " (at second hand)",
  memory: " (from memory)",
};

/** `RFC 8221, section 5: MUST`, with how it is known where nobody read it there. */
export function showRequirement({ source, level, evidence }: Requirement): string {
  return `${source}: ${level}${KNOWN[evidence]}`;
}
