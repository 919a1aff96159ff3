/**
 * Words of device outputs. What stands in no table is never repeated: it could be part of a key. Sources: the 2002 manual and
 * the 2011 post; RouterOS 2.9 Reference Manual, Installed SA; prints of RouterOS 6 and 7; IOS `show crypto ipsec sa`.
 */

import { canonical } from "../../source/addresses.ts";
import type { SeenAlgorithm } from "../listing.ts";

export const OTHER_STATE = "another state";
const OTHER_ALGORITHM = "an algorithm that vpnc does not know";

const STATES: ReadonlySet<string> = new Set(
  [
    "larval mature dying dead",
    "established expired exchange starting message-1-sent message-2-sent message-3-sent message-4-sent",
    "message-1-received message-2-received message-3-received",
    "qm_idle mm_no_state mm_sa_setup mm_key_exch mm_key_auth ag_no_state ag_init_exch ag_auth ready active deleted",
    "connecting created installed installing rekeying rekeyed retrying routed updating deleting destroying",
    "up-no-ike down",
  ].flatMap((row) => row.split(" ")),
);

/** In lower case, or `another state`. */
export function stateWord(text: string): string {
  const word = text.toLowerCase();
  return STATES.has(word) ? word : OTHER_STATE;
}

/** Canonical text of an address, without a port; `undefined` for everything else. */
export function addressIn(text: string): string | undefined {
  const plain = text.replace(/^\[([^\]]*)\](?::\d+)?$/, "$1").replace(/^(\d+\.\d+\.\d+\.\d+)[:/]\d+$/, "$1");
  return /^\d+\.\d+\.\d+\.\d+$|:/.test(plain) ? canonical(plain) : undefined;
}

interface Family {
  /** By key bits; `undefined` stands for "whatever the length". */
  readonly ids: ReadonlyMap<number | undefined, readonly string[]>;
}

function family(...rows: readonly (readonly [number | undefined, readonly string[]])[]): Family {
  return { ids: new Map(rows) };
}

const one = (id: string): Family => family([undefined, [id]]);

const sized = (mode: string): Family =>
  family(
    [undefined, [`aes-128-${mode}`, `aes-192-${mode}`, `aes-256-${mode}`]],
    [128, [`aes-128-${mode}`]],
    [192, [`aes-192-${mode}`]],
    [256, [`aes-256-${mode}`]],
    // With the salt of 32 bits, as RouterOS counts the key of GCM and CTR.
    ...(mode === "cbc"
      ? []
      : [
          [160, [`aes-128-${mode}`]] as const,
          [224, [`aes-192-${mode}`]] as const,
          [288, [`aes-256-${mode}`]] as const,
        ]),
  );

const camellia = family(
  [undefined, ["camellia-128-cbc", "camellia-192-cbc", "camellia-256-cbc"]],
  [128, ["camellia-128-cbc"]],
  [192, ["camellia-192-cbc"]],
  [256, ["camellia-256-cbc"]],
);

// prettier-ignore
const CIPHERS: ReadonlyMap<string, Family> = new Map([
  ["descbc",       one("des")],
  ["des",          one("des")],
  ["des-cbc",      one("des")],
  ["3descbc",      one("3des")],
  ["3des",         one("3des")],
  ["3des-cbc",     one("3des")],
  ["aescbc",       sized("cbc")],
  ["aes",          sized("cbc")],
  ["aes-cbc",      sized("cbc")],
  ["aes-ctr",      sized("ctr")],
  ["aes-gcm",      sized("gcm")],
  ["blowfish",     one("blowfish")],
  ["camellia",     camellia],
  ["camellia-cbc", camellia],
  ["twofish",      one("twofish")],
  ["chacha20-poly1305", one("chacha20-poly1305")],
  ["null",         one("null")],
  ["none",         one("null")],
]);

// prettier-ignore
const HASHES: ReadonlyMap<string, string> = new Map([
  ["md5hmac",  "md5"],
  ["md5",      "md5"],
  ["sha1hmac", "sha1"],
  ["sha1",     "sha1"],
  ["sha256",   "sha256"],
  ["sha384",   "sha384"],
  ["sha512",   "sha512"],
  ["null",     "null"],
  ["none",     "null"],
]);

/** `bits`: of the key, where the output tells. */
export function cipher(word: string, bits: number | undefined): SeenAlgorithm {
  const found = CIPHERS.get(word);
  if (found === undefined) return { ids: [], text: OTHER_ALGORITHM };
  const ids = found.ids.get(bits) ?? found.ids.get(undefined) ?? [];
  const sizes = found.ids.size > 1;
  return {
    ids: sizes && bits !== undefined && !found.ids.has(bits) ? [] : ids,
    text: sizes && bits !== undefined ? `${word} with a key of ${bits} bits` : word,
  };
}

export function hash(word: string): SeenAlgorithm {
  const id = HASHES.get(word);
  return id === undefined ? { ids: [], text: OTHER_ALGORITHM } : { ids: [id], text: word };
}

/** Seconds of `1h`, `24m19s`, `1d2h`, `00:48:00`; what follows is ignored. */
export function seconds(text: string): number | undefined {
  const clock = /^(\d+):(\d\d):(\d\d)/.exec(text);
  if (clock !== null) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const parts = /^(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?/.exec(text);
  if (parts === null || parts[0] === "") return undefined;
  const [, w = 0, d = 0, h = 0, m = 0, s = 0] = parts.map((part) => Number(part ?? 0));
  return (((w * 7 + d) * 24 + h) * 60 + m) * 60 + s;
}

/** A count of at most 15 digits. */
export function count(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
