/** Codes about the strength of algorithms. */

import type { Group } from "./entry.ts";
import { project } from "./example.ts";

const IETF = ["RFC 8221 sections 5 and 6", "RFC 8247 section 2", "RFC 9395"];
const same = project();
const phase1 = (hash: string, group: string): string =>
  `\n  exchange   = ikev2\n  encryption = aes-256-cbc\n  hash       = ${hash}\n  dh-group   = ${group}`;

export const crypto = {
  "crypto/broken": {
    severity: "warning",
    waivable: true,
    title: "an algorithm gives no protection worth the name",
    why: "what it protects can be read or forged with means that are for rent. It counts as soon as both ends offer it: an attacker in between may leave nothing else to choose.",
    action: "leave it out, or use a better one",
    failing: project({ phase1: phase1("md5", "ecp256") }),
    passing: same,
    sources: IETF,
  },
  "crypto/weak": {
    severity: "warning",
    waivable: true,
    title: "an algorithm is to be avoided",
    why: "it holds against most and not against everybody, or not for long under one key. It counts as soon as both ends offer it.",
    action: "leave it out, or use a better one",
    failing: project({ phase1: phase1("sha256", "modp1024") }),
    passing: same,
    sources: [...IETF, "CVE-2016-2183 (64-bit blocks)", "Adrian and others, Imperfect Forward Secrecy, 2015"],
  },
  "crypto/legacy": {
    severity: "hint",
    waivable: true,
    title: "something on its way out is used, and both devices have better",
    why: "it still holds, its retirement is announced, and here nothing stands in the way of the successor.",
    action: "use the successor at both ends",
    failing: project({ phase1: phase1("sha1", "ecp256") }),
    passing: same,
    sources: IETF,
  },
  "crypto/baseline": {
    severity: "error",
    waivable: true,
    needs: "baseline",
    title: "a value is not allowed by what the project demands",
    why: "the project states a `baseline` in vpnc.json, or somebody checks it against one with `--baseline`. The note quotes the requirement and says where it stands, and whether it was read there, at second hand or from memory.",
    action: "use a value that the baseline allows, or accept this one with a reason",
    failing: "",
    passing: same,
    sources: [
      ...IETF,
      "NIST SP 800-77 revision 1",
      "BSI TR-02102-3",
      "NSA advisory PP-22-1338 (CNSA 2.0)",
      "docs/language.md",
    ],
  },
} satisfies Group;
