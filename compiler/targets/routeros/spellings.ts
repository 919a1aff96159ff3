/** How canonical words are spelt, by field and release. A word that has no row is refused: nothing is passed through. */

import type { VersionRange } from "../../catalogue/version.ts";
import { fieldsOf, rowsAbout } from "./at.ts";
import type { Field } from "./cell.ts";
import {
  bgpTrack,
  connectionTrack,
  five,
  identityTrack,
  late3to4,
  peerTrack,
  policyTrack,
  profileTrack,
  proposalTrack,
  quietPeerTrack,
  shownPolicyTrack,
  six43,
  three,
  two,
} from "./eras.ts";
import { proof, within, type Track } from "./evidence.ts";
import type { Confidence, SourceId } from "./sources.ts";

export interface Spelling extends VersionRange {
  readonly fields: readonly Field[];
  /** Canonical word to the release's word. */
  readonly words: ReadonlyMap<string, string>;
  readonly source: SourceId;
  readonly confidence: Confidence;
}

/** `words`: `canonical>spelt`, or one word when both are the same, separated by blanks. */
function spelt(fields: string, words: string, track: Track, range: VersionRange = {}): readonly Spelling[] {
  const pairs = words.split(" ").map((pair): [string, string] => {
    const [canonical = "", spelling = canonical] = pair.split(">");
    return [canonical, spelling];
  });
  const row = { fields: fields.split(" ") as readonly Field[], words: new Map(pairs) };
  return within(track, range).map((evidence) => ({ ...evidence, ...row }));
}

const camellia = "camellia-128-cbc>camellia-128 camellia-192-cbc>camellia-192 camellia-256-cbc>camellia-256";
const counter = "aes-128-ctr aes-192-ctr aes-256-ctr aes-128-gcm aes-192-gcm aes-256-gcm";
const short = "aes-128-cbc>aes-128 aes-192-cbc>aes-192 aes-256-cbc>aes-256";
const large = "modp3072 modp6144 modp8192";
const ecp = "ecp256 ecp384 ecp521";
const pattern = "address fqdn user-fqdn";

const manual: Track = [proof(two, "manual-2.6", "B")];
const till42 = { until: "6.42" };
const from5 = { since: "5.0" };
const from6 = { since: "6.0" };
const sevenNine = { since: "7.9" };
/** One source for everything between a change and the console trees, which prove the rest. */
const since = (
  release: string,
  source: SourceId,
  confidence: Confidence,
  until = "7.8",
  proven: Track = profileTrack,
): Track => [proof({ since: release, until }, source, confidence), ...within(proven, sevenNine)];
/** Words that exports before and the trees after 6.x have, and that no source of 6.x prints. */
const around = (source: SourceId, from = "6.0", proven: Track = profileTrack): Track =>
  since(from, source, "C", "7.8", proven);

// prettier-ignore
const phase1: readonly Spelling[] = [
  spelt("phase1.exchange",      "main",                 quietPeerTrack),
  spelt("phase1.exchange",      "aggressive",           [...manual, proof({ since: "3.21", until: "4.17" }, "changelog-3.21", "B"), proof(five, "export-5.19", "A"), ...around("export-5.19", "6.0", peerTrack)]),
  spelt("phase1.exchange",      "base",                 [...manual, proof(three, "manual-2.6", "C"), proof(five, "export-5.19", "A"), proof({ since: "6.0", until: "6.40" }, "print-6", "C")]),
  spelt("phase1.exchange",      "ikev2>ike2",           [proof({ since: "6.38", until: "6.43" }, "changelog-6.38", "B"), ...within(peerTrack, { since: "6.44" })]),
  spelt("phase1.auth-method",   "pre-shared-key",       peerTrack, { until: "6.43" }),
  spelt("phase1.auth-method",   "pre-shared-key",       identityTrack),
  spelt("phase1.encryption",    "3des",                 [...within(peerTrack, { until: "5.26" }), proof({ since: "6.0", until: "6.42" }, "export-5.19", "C"), ...profileTrack]),
  spelt("phase1.encryption",    "des",                  [...manual, proof(three, "manual-2.9", "C"), proof(five, "export-5.19", "A"), ...around("export-5.19")]),
  spelt("phase1.encryption",    "aes-192-cbc>aes-192",  [proof(three, "manual-2.9", "C"), proof(five, "export-5.19", "A"), ...around("export-5.19")]),
  spelt("phase1.encryption",    "aes-128-cbc>aes-128",  [proof(three, "manual-2.9", "C"), ...within(peerTrack, { ...from5, ...till42 }), ...profileTrack]),
  spelt("phase1.encryption",    "aes-256-cbc>aes-256",  [proof(three, "manual-2.9", "C"), proof(five, "export-5.19", "A"), proof({ since: "6.0", until: "6.37" }, "export-5.19", "C"), proof({ since: "6.38", until: "6.42" }, "example-6.38", "A"), proof(six43, "generator-6.43", "C"), ...within(profileTrack, { since: "6.44" })]),
  spelt("phase1.hash",          "md5",                  [...within(peerTrack, { until: "5.26" }), ...around("export-5.19")]),
  spelt("phase1.hash",          "sha1>sha",             manual),
  spelt("phase1.hash",          "sha1",                 [...within(peerTrack, { ...from5, ...till42 }), ...profileTrack]),
  spelt("phase1.hash",          "sha256",               [proof({ since: "6.7", until: "6.43" }, "changelog-6.7", "B"), ...within(profileTrack, { since: "6.44" })]),
  spelt("phase1.hash",          "sha512",               since("6.7", "changelog-6.7", "B")),
  spelt("phase1.hash",          "sha384",               profileTrack, sevenNine),
  spelt("phase1.prf",           "auto sha1 sha256 sha384 sha512", profileTrack, sevenNine),
  spelt("phase1.dh-group",      "modp1024",             [...within(peerTrack, till42), ...profileTrack]),
  spelt("phase1.dh-group",      "modp768 modp1536",     [proof({ since: "3.0", until: "5.26" }, "manual-3.0", "B"), ...around("manual-3.0")]),
  spelt("phase1.dh-group",      "modp2048",             [proof({ since: "5.0", until: "6.39" }, "export-5.x", "C"), proof({ since: "6.40", until: "6.42" }, "changelog-6.40", "B"), ...profileTrack]),
  spelt("phase1.dh-group",      "modp4096",             [proof({ since: "6.44", until: "6.47" }, "export-6.48", "C"), proof({ since: "6.48", until: "6.49" }, "export-6.48", "A"), ...within(profileTrack, { since: "7.0" })]),
  spelt("phase1.dh-group",      large,                  since("6.44", "docs-7", "C")),
  spelt("phase1.dh-group",      ecp,                    since("6.41", "changelog-6.41", "B")),
  spelt("phase1.dh-group",      "x25519",               profileTrack, sevenNine),
  spelt("phase1.proposal-check", "obey",                [...within(peerTrack, till42), ...profileTrack]),
  spelt("phase1.proposal-check", "strict claim exact",  [...manual, proof(three, "manual-2.9", "C"), proof(five, "export-5.19", "A"), ...around("export-5.19")]),
  spelt("dpd.interval",         "disable-dpd",          [proof(late3to4, "export-4", "A"), proof(five, "export-5.x", "C"), proof({ since: "6.0", until: "7.8" }, "print-6", "C"), proof(sevenNine, "docs-7", "B")]),
  spelt("tunnel.id",            "user-fqdn",            [proof(five, "export-5.19", "A")]),
  spelt("tunnel.id",            "fqdn user-fqdn",       [proof({ since: "6.20", until: "6.33" }, "changelog-6.20", "C")]),
  spelt("tunnel.id",            pattern,                [proof({ since: "6.34", until: "6.43" }, "changelog-6.34", "B")]),
  spelt("tunnel.id",            "key-id",               [proof({ since: "6.40", until: "6.43" }, "changelog-6.40", "B")]),
  spelt("tunnel.id",            `${pattern} key-id`,    identityTrack),
  spelt("tunnel.remote-id",     `${pattern} key-id`,    identityTrack),
].flat();

// prettier-ignore
const phase2: readonly Spelling[] = [
  spelt("phase2.encryption", "null>enc-null des>enc-des 3des>enc-3des aes-128-cbc>enc-aes-128 aes-192-cbc>enc-aes-192 aes-256-cbc>enc-aes-256", manual),
  spelt("phase2.encryption", "3des",                    [...within(proposalTrack, { since: "3.0", until: "6.34" }), proof({ since: "6.35", until: "6.43" }, "export-6.27", "C"), ...within(proposalTrack, { since: "6.44" })]),
  spelt("phase2.encryption", `null des ${short}`,       [proof(three, "export-5.21", "C")]),
  spelt("phase2.encryption", "null des",                [proof(five, "export-5.21", "A"), ...around("export-5.21", "6.0", proposalTrack)]),
  spelt("phase2.encryption", short,                     [proof({ since: "5.0", until: "5.21" }, "export-5.21", "A"), proof({ since: "5.22", until: "5.26" }, "export-5.21", "C")]),
  spelt("phase2.encryption", "aes-128-cbc",             [proof({ since: "6.7", until: "6.26" }, "export-6.27", "C"), ...within(proposalTrack, { since: "6.27", until: "6.42" })]),
  spelt("phase2.encryption", "aes-192-cbc aes-256-cbc", [proof({ since: "6.7", until: "6.42" }, "export-6.43", "C")]),
  spelt("phase2.encryption", "aes-128-cbc aes-192-cbc aes-256-cbc", [proof(six43, "export-6.43", "A"), ...within(proposalTrack, { since: "6.44" })]),
  spelt("phase2.encryption", counter,                   since("6.7", "changelog-6.7", "B", "7.8", proposalTrack)),
  spelt("phase2.encryption", `${camellia} blowfish twofish`, [proof({ since: "4.5", until: "5.26" }, "changelog-4.5", "B"), proof({ since: "6.0", until: "7.8" }, "changelog-4.5", "C"), ...within(proposalTrack, sevenNine)]),
  spelt("phase2.encryption", "chacha20-poly1305>chacha20poly1305", proposalTrack, sevenNine),
  spelt("phase2.auth",       "null>auth-null md5>auth-md5 sha1>auth-sha1", manual),
  spelt("phase2.auth",       "sha1",                    proposalTrack, { since: "3.0" }),
  spelt("phase2.auth",       "null md5",                [...within(proposalTrack, { since: "3.0", until: "5.26" }), ...around("export-5.21", "6.0", proposalTrack)]),
  spelt("phase2.auth",       "sha256",                  since("6.34", "changelog-6.34", "B", "7.8", proposalTrack)),
  spelt("phase2.auth",       "sha512",                  since("6.7", "changelog-6.7", "B", "7.8", proposalTrack)),
  spelt("phase2.pfs",        "none modp1024",           proposalTrack),
  spelt("phase2.pfs",        "modp768 modp1536",        [proof(three, "manual-3.0", "C"), proof(five, "export-5.21", "A"), proof({ since: "6.0", until: "7.8" }, "export-5.21", "C"), ...within(proposalTrack, sevenNine)]),
  spelt("phase2.pfs",        "modp2048",                since("6.40", "changelog-6.40", "C", "7.8", proposalTrack)),
  spelt("phase2.pfs",        "modp4096",                [proof({ since: "6.44", until: "6.47" }, "export-6.48", "C"), proof({ since: "6.48", until: "6.49" }, "export-6.48", "A"), ...within(proposalTrack, { since: "7.0" })]),
  spelt("phase2.pfs",        large,                     since("6.44", "docs-7", "C", "7.8", proposalTrack)),
  spelt("phase2.pfs",        ecp,                       since("6.41", "changelog-6.41", "B", "7.8", proposalTrack)),
  spelt("phase2.mode",       "tunnel>yes transport>no", shownPolicyTrack),
  spelt("phase2.ipsec-protocols policy.ipsec-protocols", "esp", [...manual, proof({ since: "3.0", until: "5.26" }, "manual-3.0", "B"), ...within(policyTrack, { ...from6, until: "6.49" }), proof({ since: "7.0" }, "docs-7", "B")]),
  spelt("phase2.ipsec-protocols policy.ipsec-protocols", "ah", [...manual, proof({ since: "3.0", until: "5.26" }, "manual-3.0", "B"), proof({ ...from6, until: "6.49" }, "manual-3.0", "C"), proof({ since: "7.0" }, "docs-7", "B")]),
].flat();

// prettier-ignore
const rest: readonly Spelling[] = [
  spelt("policy.action",        "encrypt",              policyTrack),
  spelt("policy.action",        "none>accept discard>drop", manual),
  spelt("policy.action",        "none discard",         [proof({ since: "5.0", until: "6.37" }, "changelog-6.38.4", "C"), proof({ since: "6.38", until: "6.49" }, "changelog-6.38.4", "B"), ...within(policyTrack, { since: "7.0" })]),
  spelt("policy.level",         "use acquire require",  manual),
  spelt("policy.level",         "require",              [proof({ since: "3.0", until: "5.26" }, "manual-3.0", "B"), ...within(policyTrack, from6)]),
  spelt("policy.level",         "use unique",           [proof({ since: "3.0", until: "5.26" }, "manual-3.0", "B"), ...around("manual-3.0", "6.0", policyTrack)]),
  spelt("policy.dont-fragment", "clear set inherit",    [proof(two, "manual-2.9", "C"), proof({ since: "3.0", until: "3.9" }, "manual-3.0", "B")]),
  spelt("caller.policies",      "port-strict",          [proof({ since: "6.21", until: "6.43" }, "changelog-6.0rc", "B"), ...identityTrack]),
  spelt("caller.match",         "remote-id",            identityTrack),
  spelt("key.algorithm",        "null des 3des md5 sha1 aes", manual),

  spelt("bgp.address-families", "ip ipv6",              bgpTrack),
  spelt("bgp.address-families", "ip ipv6",              connectionTrack),
  spelt("bgp.default-originate", "never always if-installed", bgpTrack),
  spelt("bgp.default-originate", "never always if-installed", connectionTrack),
  spelt("bgp-session.role",     "ebgp ibgp",            connectionTrack),
  spelt("bgp-session.redistribute", "connected",        connectionTrack),
].flat();

export const spellings: readonly Spelling[] = [...phase1, ...phase2, ...rest];

const about = rowsAbout(spellings, fieldsOf);

export function isSpelt(field: Field, release: string): boolean {
  return about(release, field).length > 0;
}

export function spellingOf(field: Field, release: string, word: string): Spelling | undefined {
  return about(release, field).find((each) => each.words.has(word));
}

export function spellWord(field: Field, release: string, word: string): string | undefined {
  return spellingOf(field, release, word)?.words.get(word);
}

/** The canonical words a release has for a field, in table order, without second names. */
export function wordsOf(field: Field, release: string): readonly string[] {
  const bySpelling = new Map<string, string>();
  for (const row of about(release, field)) {
    for (const [word, text] of row.words) {
      if (!bySpelling.has(text)) {
        bySpelling.set(text, word);
      }
    }
  }
  return [...bySpelling.values()];
}
