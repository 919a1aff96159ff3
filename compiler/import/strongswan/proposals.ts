/** Proposals to suites. In: `aes256-sha256-modp2048, default`; out: suites by canonical ids, and the words that mean nothing here. */

import type { AlgorithmKind } from "../../catalogue/types.ts";
import { algorithmOf } from "../../targets/strongswan/words.ts";
import type { Suite } from "../common/suites.ts";

export interface Offer {
  readonly suites: readonly Suite[];
  /** Keywords that strongSwan has and the language has not. */
  readonly foreign: readonly string[];
  /** Words that strongSwan has not: it refuses the proposal. */
  readonly unknown: readonly string[];
  /** `default` was asked for: the daemon's own choice. */
  readonly own: boolean;
  /** Under IKEv1 only the first algorithm of each kind is proposed. */
  readonly cut: readonly string[];
}

type Use = "ike" | "esp" | "ah";

/** Spellings that the target never writes. */
// prettier-ignore
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["aes", "aes128"], ["sha", "sha1"], ["sha2_256", "sha256"], ["sha2_384", "sha384"], ["sha2_512", "sha512"],
  ["x25519", "curve25519"], ["x448", "curve448"], ["blowfish", "blowfish128"], ["camellia", "camellia128"],
  ["chacha20poly1305compat", "chacha20poly1305"], ["modpnone", "none"],
  ...["128", "192", "256"].flatMap((size) => [
    [`aes${size}gcm`, `aes${size}gcm16`] as const,
    [`aes${size}gcm128`, `aes${size}gcm16`] as const,
  ]),
]);

const FOREIGN =
  /^(?:aes\d*(?:ccm|gcm|gmac)\w*|camellia\d*(?:ctr|ccm)\w*|(?:blowfish|cast|serpent|twofish)\d*|sha256_96|sha1_160|md5_128|aesxcbc|aescmac|camelliaxcbc|prf(?:aes\w+|camellia\w+)|ecp(?:192|224|\d+bp)|ntru\d+|newhope\d*|mlkem\d+|ke[1-7]_\w+|esn)$/u;

const KINDS: readonly AlgorithmKind[] = ["encryption", "integrity", "prf", "dh-group"];

export function offerOf(text: string, use: Use, isV1: boolean): Offer {
  const offers = text
    .split(",")
    .map((each) => each.trim().replace(/!$/u, ""))
    .filter((each) => each !== "")
    .map((each) => (each === "default" ? ownOffer(use, isV1) : readProposal(each, use, isV1)));
  return {
    suites: offers.flatMap(({ suites }) => suites),
    foreign: offers.flatMap(({ foreign }) => foreign),
    unknown: offers.flatMap(({ unknown }) => unknown),
    own: offers.some(({ own }) => own),
    cut: offers.flatMap(({ cut }) => cut),
  };
}

function readProposal(text: string, use: Use, isV1: boolean): Offer {
  const found: Record<AlgorithmKind, string[]> = { encryption: [], integrity: [], prf: [], "dh-group": [] };
  const foreign: string[] = [];
  const unknown: string[] = [];
  for (const word of text
    .toLowerCase()
    .split("-")
    .map((each) => each.trim())) {
    const keyword = ALIASES.get(word) ?? word;
    const kind = KINDS.find((each) => algorithmOf(each, keyword) !== undefined);
    const id = kind === undefined ? undefined : algorithmOf(kind, keyword);
    if (kind !== undefined && id !== undefined) found[kind].push(id);
    else if (keyword === "none") found["dh-group"].push("none");
    else if (keyword === "noesn" || keyword === "") continue;
    else (FOREIGN.test(keyword) ? foreign : unknown).push(word);
  }
  if (use !== "ike") found.prf = [];
  const cut = isV1 ? KINDS.flatMap((kind) => found[kind].slice(1)) : [];
  const kept = (kind: AlgorithmKind): readonly (string | undefined)[] => {
    const all = isV1 ? found[kind].slice(0, 1) : found[kind];
    return all.length === 0 ? [undefined] : all;
  };
  const suites = kept("encryption").flatMap((encryption) =>
    kept("integrity").flatMap((integrity) =>
      kept("prf").flatMap((prf) =>
        kept("dh-group").map((group): Suite => ({ encryption, integrity, prf, group })),
      ),
    ),
  );
  const isWhole = unknown.length === 0 && isSound(found, use);
  return { suites: isWhole ? suites : [], foreign, unknown, own: false, cut };
}

/** Whether what was understood is still a proposal. */
function isSound(found: Readonly<Record<AlgorithmKind, readonly string[]>>, use: Use): boolean {
  return use === "ah" ? found.integrity.length > 0 : found.encryption.length > 0;
}

/** What the daemon offers by itself, as far as its usual plugins go. Source: strongSwan 6.0.6, proposal.c. */
// prettier-ignore
const OWN = {
  cbc:     ["aes-128-cbc", "aes-192-cbc", "aes-256-cbc"],
  aead:    ["aes-128-gcm", "aes-192-gcm", "aes-256-gcm"],
  chacha:  ["chacha20-poly1305"],
  hashes:  ["sha256", "sha384", "sha512", "sha1"],
  groups:  ["ecp256", "ecp384", "ecp521", "modp3072", "modp4096", "modp6144", "modp8192", "modp2048"],
  curves:  ["x25519"],
} as const;

function ownOffer(use: Use, isV1: boolean): Offer {
  const suites =
    use === "ike" ? ownIke(isV1) : use === "esp" ? ownEsp() : OWN.hashes.map((integrity) => ({ integrity }));
  return { suites, foreign: [], unknown: [], own: true, cut: [] };
}

function ownIke(isV1: boolean): readonly Suite[] {
  const groups = isV1 ? OWN.groups : [...OWN.groups, ...OWN.curves];
  const aead = isV1 ? [] : [...OWN.aead, ...OWN.chacha];
  return [
    ...OWN.cbc.flatMap((encryption) =>
      OWN.hashes.flatMap((integrity) =>
        (isV1 ? [integrity] : OWN.hashes).flatMap((prf) =>
          groups.map((group): Suite => ({ encryption, integrity, prf, group })),
        ),
      ),
    ),
    ...aead.flatMap((encryption) =>
      OWN.hashes.flatMap((prf) => groups.map((group): Suite => ({ encryption, prf, group }))),
    ),
  ];
}

function ownEsp(): readonly Suite[] {
  return [
    ...OWN.aead.map((encryption): Suite => ({ encryption })),
    ...OWN.cbc.flatMap((encryption) => OWN.hashes.map((integrity): Suite => ({ encryption, integrity }))),
  ];
}
