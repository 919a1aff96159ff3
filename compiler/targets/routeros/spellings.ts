/** How canonical words are spelt, by field and release. A word that has no row is refused: nothing is passed through. */

import type { VersionRange } from "../../catalogue/version.ts";
import { at } from "./at.ts";
import type { Field } from "./cell.ts";
import { five, instances, tree, two } from "./releases.ts";
import type { Confidence, SourceId } from "./sources.ts";

export interface Spelling extends VersionRange {
  readonly fields: readonly Field[];
  /** Canonical word to the release's word. */
  readonly words: ReadonlyMap<string, string>;
  readonly source: SourceId;
  readonly confidence: Confidence;
}

/** `words`: `canonical>spelt`, or one word when both are the same, separated by blanks. */
function spelling(
  fields: string,
  range: VersionRange,
  words: string,
  source: SourceId,
  confidence: Confidence,
): Spelling {
  const pairs = words.split(" ").map((pair): [string, string] => {
    const [canonical = "", spelt = canonical] = pair.split(">");
    return [canonical, spelt];
  });
  return {
    ...range,
    fields: fields.split(" ") as readonly Field[],
    words: new Map(pairs),
    source,
    confidence,
  };
}

const camellia = "camellia-128-cbc>camellia-128 camellia-192-cbc>camellia-192 camellia-256-cbc>camellia-256";
const cbc = "aes-128-cbc aes-192-cbc aes-256-cbc";
const counter = "aes-128-ctr aes-192-ctr aes-256-ctr aes-128-gcm aes-192-gcm aes-256-gcm";
const short = "aes-128-cbc>aes-128 aes-192-cbc>aes-192 aes-256-cbc>aes-256";
const modp = "modp768 modp1024 modp1536 modp2048 modp3072 modp4096 modp6144 modp8192";

// prettier-ignore
export const spellings: readonly Spelling[] = [
  spelling("phase1.exchange",   two,  "main aggressive base",                         "manual-2.6", "B"),
  spelling("phase1.exchange",   five, "main aggressive base",                         "export-5.19", "A"),
  spelling("phase1.exchange",   tree, "main aggressive ikev2>ike2",                   "console-7",  "A"),
  spelling("phase1.auth-method", two, "pre-shared-key",                               "manual-2.6", "B"),
  spelling("phase1.auth-method", five, "pre-shared-key",                              "blog-2011",  "A"),
  spelling("phase1.auth-method", tree, "pre-shared-key",                              "console-7",  "A"),
  spelling("phase1.encryption", two,  "des 3des",                                     "manual-2.6", "B"),
  spelling("phase1.encryption", five, `des 3des ${short}`,                            "export-5.19", "A"),
  spelling("phase1.encryption", tree, `des 3des ${short}`,                            "console-7",  "A"),
  spelling("phase1.hash",       two,  "md5 sha1>sha",                                 "manual-2.6", "B"),
  spelling("phase1.hash",       five, "md5 sha1",                                     "blog-2011",  "A"),
  spelling("phase1.hash",       tree, "md5 sha1 sha256 sha384 sha512",                "console-7",  "A"),
  spelling("phase1.prf",        tree, "auto sha1 sha256 sha384 sha512",               "console-7",  "A"),
  spelling("phase1.dh-group",   two,  "modp1024",                                     "manual-2.6", "B"),
  spelling("phase1.dh-group",   five, "modp768 modp1024 modp1536",                    "manual-3.0", "B"),
  spelling("phase1.dh-group",   five, "modp2048",                                     "export-5.x", "C"),
  spelling("phase1.dh-group",   tree, `${modp} ecp256 ecp384 ecp521 x25519`,          "console-7",  "A"),
  spelling("phase1.proposal-check", two,  "obey strict claim exact",                  "manual-2.6", "B"),
  spelling("phase1.proposal-check", five, "obey strict claim exact",                  "export-5.19", "A"),
  spelling("phase1.proposal-check", tree, "obey strict claim exact",                  "console-7",  "A"),
  spelling("dpd.interval",      five, "disable-dpd", "export-5.x", "C"),
  spelling("dpd.interval",      tree, "disable-dpd", "docs-7",     "B"),

  spelling("phase2.encryption", two,  "null>enc-null des>enc-des 3des>enc-3des aes-128-cbc>enc-aes-128 aes-192-cbc>enc-aes-192 aes-256-cbc>enc-aes-256", "manual-2.6", "B"),
  spelling("phase2.encryption", five, `null des 3des ${short}`,                       "export-5.21", "A"),
  spelling("phase2.encryption", five, `${camellia} blowfish twofish`,                 "changelog-4.5", "B"),
  spelling("phase2.encryption", tree, `null des 3des blowfish twofish ${cbc} ${counter} ${camellia} chacha20-poly1305>chacha20poly1305`, "console-7", "A"),
  spelling("phase2.auth",       two,  "null>auth-null md5>auth-md5 sha1>auth-sha1", "manual-2.6", "B"),
  spelling("phase2.auth",       five, "null md5 sha1",                      "export-5.21", "A"),
  spelling("phase2.auth",       tree, "null md5 sha1 sha256 sha512",        "console-7",  "A"),
  spelling("phase2.pfs",        two,  "none modp1024",                                "manual-2.6", "B"),
  spelling("phase2.pfs",        five, "none modp768 modp1024 modp1536",               "export-5.21", "A"),
  spelling("phase2.pfs",        tree, `none ${modp} ecp256 ecp384 ecp521`,            "console-7",  "A"),
  spelling("phase2.mode",       two,  "tunnel>yes transport>no",                      "manual-2.6", "B"),
  spelling("phase2.mode",       five, "tunnel>yes transport>no",                      "blog-2011",  "A"),
  spelling("phase2.mode",       tree, "tunnel>yes transport>no",                      "console-7",  "A"),
  spelling("phase2.ipsec-protocols policy.ipsec-protocols", two,  "ah esp",           "manual-2.6", "B"),
  spelling("phase2.ipsec-protocols policy.ipsec-protocols", five, "ah esp",           "manual-3.0", "B"),
  spelling("phase2.ipsec-protocols policy.ipsec-protocols", tree, "ah esp",           "docs-7",     "B"),

  spelling("policy.action",     two,  "encrypt none>accept discard>drop",             "manual-2.6", "B"),
  spelling("policy.action",     five, "encrypt none discard",                         "manual-3.0", "B"),
  spelling("policy.action",     tree, "encrypt none discard",                         "console-7",  "A"),
  spelling("policy.level",      two,  "use acquire require",                          "manual-2.6", "B"),
  spelling("policy.level",      five, "use require unique",                           "manual-3.0", "B"),
  spelling("policy.level",      tree, "use require unique",                           "console-7",  "A"),
  spelling("policy.dont-fragment", two, "clear set inherit",                          "manual-2.9", "C"),
  spelling("key.algorithm",     two,  "null des 3des md5 sha1 aes", "manual-2.6", "B"),

  spelling("bgp.address-families", five, "ip ipv6",           "export-bgp", "A"),
  spelling("bgp.address-families", instances, "ip ipv6", "console-7", "A"),
  spelling("bgp.default-originate", five, "never always if-installed",                "export-bgp", "A"),
  spelling("bgp.default-originate", instances, "never always if-installed",           "console-7",  "A"),
  spelling("bgp-session.role",  instances, "ebgp ibgp",                               "console-7",  "A"),
  spelling("bgp-session.redistribute", instances, "connected",                        "console-7",  "A"),
];

export function spellWord(field: Field, release: string, word: string): string | undefined {
  const row = at(spellings, release).find((each) => each.fields.includes(field) && each.words.has(word));
  return row?.words.get(word);
}

/** The canonical words a release has for a field, in table order, without second names. */
export function wordsOf(field: Field, release: string): readonly string[] {
  const bySpelling = new Map<string, string>();
  for (const row of at(spellings, release).filter((each) => each.fields.includes(field))) {
    for (const [word, spelt] of row.words) {
      if (!bySpelling.has(spelt)) {
        bySpelling.set(spelt, word);
      }
    }
  }
  return [...bySpelling.values()];
}
