/** Defaults of RouterOS by release. Releases without a row have no default that anybody documented. */

import type { DeviceDefault } from "./types.ts";
import { day, minute, number, words } from "./types.ts";

type Row = Omit<DeviceDefault, "target">;

const manual26 = "RouterOS 2.6 IPsec manual, 16-Jul-2002";
const manual29 = "RouterOS 2.9 reference manual, pages 320 to 323";
const export4 = "export of an undated RouterOS 3.x or 4.x, DPD present (3.10 or later)";
const export5 = "exports of RouterOS 5.7, 5.11, 5.21 and 5.26";
const print5 = "exports and verbose add lines of RouterOS 5.x";
const print6 = "prints of RouterOS 6.x peers and policies, 2014 to 2017";
const export6 = "verbose exports of RouterOS 6.43.8 and 6.49.7";
const manual7 = "MikroTik IPsec manual and CLI reference for RouterOS 7";
const between = "the 2.6 manual and the exports of 5.x have the same";
const before67 = "changelog 6.7 names it as the default until then";

// prettier-ignore
const phase1: readonly Row[] = [
  { parameter: "phase1.exchange", since: "2.6", until: "2.6", value: words("main"), confidence: "C",
    source: `${manual26}, Peer: only main mode is tested` },
  { parameter: "phase1.exchange", since: "3.0", until: "4", value: words("main"), confidence: "C", source: between },
  { parameter: "phase1.exchange", since: "5.0", until: "6", value: words("main"), confidence: "A", source: print5 },
  { parameter: "phase1.exchange", since: "7.0", value: words("main"), confidence: "B", source: manual7 },
  { parameter: "phase1.auth-method", since: "2.6", until: "2.6", value: words("pre-shared-key"), confidence: "B",
    source: `${manual26}, Peer: the only one supported` },
  { parameter: "phase1.auth-method", since: "3.0", until: "4", value: words("pre-shared-key"), confidence: "C", source: between },
  { parameter: "phase1.auth-method", since: "5.0", until: "6.43", value: words("pre-shared-key"), confidence: "A", source: print5 },
  { parameter: "phase1.auth-method", since: "6.44", value: words("pre-shared-key"), confidence: "B",
    source: "MikroTik CLI reference, /ip/ipsec/identity" },
  { parameter: "phase1.encryption", since: "2.6", until: "2.6", value: words("3des"), confidence: "C",
    source: `${manual26}, Peer: "leave it at 3des"` },
  { parameter: "phase1.encryption", since: "3.0", until: "4", value: words("3des"), confidence: "C", source: before67 },
  { parameter: "phase1.encryption", since: "5.0", until: "6.6", value: words("3des"), confidence: "A", source: `${print5}; ${before67}` },
  { parameter: "phase1.encryption", since: "6.7", until: "6.42", value: words("aes-128-cbc"), confidence: "C",
    source: "changelog 6.7; whether 3des stays second before 6.43 is not documented" },
  { parameter: "phase1.encryption", since: "6.43", until: "6", value: words("aes-128-cbc", "3des"), confidence: "A", source: export6 },
  { parameter: "phase1.encryption", since: "7.0", value: words("aes-128-cbc", "3des"), confidence: "B", source: manual7 },
  { parameter: "phase1.hash", since: "3.0", until: "4", value: words("md5"), confidence: "C", source: before67 },
  { parameter: "phase1.hash", since: "5.0", until: "6.6", value: words("md5"), confidence: "A", source: `${print5}; ${before67}` },
  { parameter: "phase1.hash", since: "6.7", until: "6.42", value: words("sha1"), confidence: "B", source: "changelog 6.7" },
  { parameter: "phase1.hash", since: "6.43", until: "6", value: words("sha1"), confidence: "A", source: export6 },
  { parameter: "phase1.hash", since: "7.0", value: words("sha1"), confidence: "B", source: manual7 },
  { parameter: "phase1.prf", since: "7.9", value: words("auto"), confidence: "B",
    source: `${manual7}; 7.9 is the oldest release in which the argument was seen` },
  { parameter: "phase1.dh-group", since: "5.0", until: "6.39", value: words("modp1024"), confidence: "A", source: `${print5}; ${print6}` },
  { parameter: "phase1.dh-group", since: "6.40", until: "6.42", value: words("modp2048", "modp1024"), confidence: "B",
    source: "changelog 6.40 adds modp2048; the order is that of 6.43.8" },
  { parameter: "phase1.dh-group", since: "6.43", until: "6", value: words("modp2048", "modp1024"), confidence: "A", source: export6 },
  { parameter: "phase1.dh-group", since: "7.0", value: words("modp2048", "modp1024"), confidence: "B", source: manual7 },
  { parameter: "phase1.lifetime", since: "3.0", until: "4", value: number(day), confidence: "C", source: export4 },
  { parameter: "phase1.lifetime", since: "5.0", until: "6", value: number(day), confidence: "A", source: `${print5}; ${export6}` },
  { parameter: "phase1.lifetime", since: "7.0", value: number(day), confidence: "B", source: manual7 },
  { parameter: "phase1.lifebytes", since: "3.0", until: "4", value: number(0), confidence: "C", source: export4 },
  { parameter: "phase1.lifebytes", since: "5.0", until: "6", value: number(0), confidence: "A", source: `${print5}; ${print6}` },
  { parameter: "phase1.lifebytes", since: "7.0", value: number(0), confidence: "B", source: manual7 },
  { parameter: "phase1.proposal-check", since: "2.6", until: "2.6", value: words("strict"), confidence: "B", source: `${manual26}, Peer` },
  { parameter: "phase1.proposal-check", since: "3.0", until: "4", value: words("obey"), confidence: "C", source: export4 },
  { parameter: "phase1.proposal-check", since: "5.0", until: "6", value: words("obey"), confidence: "A", source: `${print5}; ${export6}` },
  { parameter: "phase1.proposal-check", since: "7.0", value: words("obey"), confidence: "B", source: manual7 },
  { parameter: "phase1.nat-traversal", since: "3.0", until: "4", value: words("no"), confidence: "C", source: export4 },
  { parameter: "phase1.nat-traversal", since: "5.0", until: "5", value: words("no"), confidence: "A", source: print5 },
  { parameter: "phase1.nat-traversal", since: "6.0", until: "6.42", value: words("yes"), confidence: "C",
    source: `${print6}; no in 5.x, yes by 6.43.8, the release of the change is unknown` },
  { parameter: "phase1.nat-traversal", since: "6.43", until: "6", value: words("yes"), confidence: "A", source: export6 },
  { parameter: "phase1.nat-traversal", since: "7.0", value: words("yes"), confidence: "B", source: manual7 },
  { parameter: "phase1.send-initial-contact", since: "2.6", until: "2.6", value: words("yes"), confidence: "B", source: `${manual26}, Peer` },
  { parameter: "phase1.send-initial-contact", since: "3.0", until: "4", value: words("yes"), confidence: "C", source: export4 },
  { parameter: "phase1.send-initial-contact", since: "5.0", until: "6", value: words("yes"), confidence: "A", source: `${print5}; ${print6}` },
  { parameter: "phase1.send-initial-contact", since: "7.0", value: words("yes"), confidence: "B", source: manual7 },
  { parameter: "phase1.nonce-size", since: "2.6", until: "2.6", value: number(16), confidence: "B", source: `${manual26}, Peer` },
  { parameter: "dpd.interval", since: "3.10", until: "5.0", value: words("disable-dpd"), confidence: "B", source: `changelog 5.1; ${export4}` },
  { parameter: "dpd.interval", since: "5.1", until: "6", value: number(2 * minute), confidence: "A", source: `changelog 5.1; ${export6}` },
  { parameter: "dpd.interval", since: "7.0", value: number(2 * minute), confidence: "C",
    source: "unverified: third-party API data says 2m, the MikroTik manual of February 2025 says 8s" },
  { parameter: "dpd.failures", since: "5.0", until: "6", value: number(5), confidence: "A", source: `${print5}; ${export6}` },
  { parameter: "dpd.failures", since: "7.0", value: number(5), confidence: "C",
    source: "unverified: third-party API data says 5, the MikroTik manual of February 2025 says 4" },
];

// prettier-ignore
const phase2: readonly Row[] = [
  { parameter: "phase2.ipsec-protocols", since: "3.0", until: "4", value: words("esp"), confidence: "B",
    source: `${manual29}; the 3.0 manual repeats it` },
  { parameter: "phase2.ipsec-protocols", since: "5.0", until: "6", value: words("esp"), confidence: "A", source: print5 },
  { parameter: "phase2.ipsec-protocols", since: "7.0", value: words("esp"), confidence: "B", source: manual7 },
  { parameter: "phase2.encryption", since: "3.0", until: "4", value: words("3des"), confidence: "C", source: before67 },
  { parameter: "phase2.encryption", since: "5.0", until: "6.6", value: words("3des"), confidence: "A", source: `${export5}; ${before67}` },
  { parameter: "phase2.encryption", since: "6.7", until: "6.35", value: words("aes-128-cbc"), confidence: "A",
    source: "changelog 6.7; verbose export of RouterOS 6.35.1" },
  { parameter: "phase2.encryption", since: "6.36", until: "6.42", value: words("aes-128-cbc"), confidence: "C",
    source: "6.35.1 has this, 6.43.8 three AES lengths; the release of the change is unknown" },
  { parameter: "phase2.encryption", since: "6.43", until: "6", value: words("aes-256-cbc", "aes-192-cbc", "aes-128-cbc"),
    confidence: "A", source: export6 },
  { parameter: "phase2.encryption", since: "7.0", value: words("aes-256-cbc", "aes-192-cbc", "aes-128-cbc"), confidence: "B", source: manual7 },
  { parameter: "phase2.auth", since: "3.0", until: "4", value: words("sha1"), confidence: "C", source: before67 },
  { parameter: "phase2.auth", since: "5.0", until: "6", value: words("sha1"), confidence: "A", source: `${export5}; ${export6}` },
  { parameter: "phase2.auth", since: "7.0", value: words("sha1"), confidence: "B", source: manual7 },
  { parameter: "phase2.lifetime", since: "2.6", until: "2.6", value: number(30 * minute), confidence: "C",
    source: `${manual26}: its printed SAs live 24m/30m, a default is not stated` },
  { parameter: "phase2.lifetime", since: "3.0", until: "4", value: number(30 * minute), confidence: "C", source: export4 },
  { parameter: "phase2.lifetime", since: "5.0", until: "6", value: number(30 * minute), confidence: "A", source: `${export5}; ${export6}` },
  { parameter: "phase2.lifetime", since: "7.0", value: number(30 * minute), confidence: "B", source: manual7 },
  { parameter: "phase2.lifebytes", since: "2.6", until: "2.6", value: number(0), confidence: "B", source: `${manual26}, Proposal` },
  { parameter: "phase2.pfs", since: "2.6", until: "2.6", value: words("none"), confidence: "C",
    source: `${manual26}, Proposal: "ignore this parameter"; the example uses none, a default is not stated` },
  { parameter: "phase2.pfs", since: "3.0", until: "4", value: words("modp1024"), confidence: "C", source: export4 },
  { parameter: "phase2.pfs", since: "5.0", until: "6", value: words("modp1024"), confidence: "A", source: `${export5}; ${export6}` },
  { parameter: "phase2.pfs", since: "7.0", value: words("modp1024"), confidence: "B", source: manual7 },
];

// prettier-ignore
const policy: readonly Row[] = [
  { parameter: "policy.action", since: "2.6", until: "2.6", value: words("none"), confidence: "B",
    source: `${manual26}, Policy (its word is accept)` },
  { parameter: "policy.action", since: "5.0", until: "6", value: words("encrypt"), confidence: "A", source: `${print5}; ${print6}` },
  { parameter: "policy.action", since: "7.0", value: words("encrypt"), confidence: "B", source: manual7 },
  { parameter: "policy.level", since: "2.6", until: "2.6", value: words("require"), confidence: "C",
    source: `${manual29}; the 2.6 manual states none` },
  { parameter: "policy.level", since: "3.0", until: "4", value: words("require"), confidence: "B", source: "RouterOS 3.0 reference manual, policy" },
  { parameter: "policy.level", since: "5.0", until: "6", value: words("require"), confidence: "A", source: `${print5}; ${print6}` },
  { parameter: "policy.level", since: "7.0", value: words("require"), confidence: "B", source: manual7 },
  { parameter: "policy.protocol", since: "2.6", until: "2.6", value: words("all"), confidence: "C",
    source: `${manual29}; the 2.6 manual states none` },
  { parameter: "policy.protocol", since: "3.0", until: "4", value: words("all"), confidence: "C", source: export4 },
  { parameter: "policy.protocol", since: "5.0", until: "6", value: words("all"), confidence: "A", source: `${print5}; ${print6}` },
  { parameter: "policy.protocol", since: "7.0", value: words("all"), confidence: "B", source: manual7 },
  { parameter: "policy.src-port", since: "5.0", until: "6", value: words("any"), confidence: "A", source: `${print5}; ${print6}` },
  { parameter: "policy.src-port", since: "7.0", value: words("any"), confidence: "B", source: manual7 },
  { parameter: "policy.dst-port", since: "5.0", until: "6", value: words("any"), confidence: "A", source: `${print5}; ${print6}` },
  { parameter: "policy.dst-port", since: "7.0", value: words("any"), confidence: "B", source: manual7 },
  { parameter: "policy.manual", since: "2.6", until: "3.0", value: words("none"), confidence: "B", source: `${manual26}, Policy; ${manual29}` },
  { parameter: "policy.dont-fragment", since: "3.0", until: "3", value: words("clear"), confidence: "B",
    source: `${manual29}; the 3.0 manual repeats it` },
  { parameter: "policy.priority", since: "3.0", until: "4", value: number(0), confidence: "C", source: export4 },
  { parameter: "policy.priority", since: "5.0", until: "6.39", value: number(0), confidence: "A", source: print6 },
  { parameter: "tunnel.initiate", since: "6.0", until: "6", value: words("yes"), confidence: "A", source: `${print6} (passive=no)` },
  { parameter: "tunnel.initiate", since: "7.0", value: words("yes"), confidence: "B", source: `${manual7} (passive=no)` },
];

const bgp6 = "exports of RouterOS 5.7 to 6.43.8 and verbose /routing bgp peer lines";

// prettier-ignore
const bgp: readonly Row[] = [
  { parameter: "bgp.hold-time", since: "4.0", until: "6", value: number(3 * minute), confidence: "A", source: bgp6 },
  { parameter: "bgp.address-families", since: "4.0", until: "6", value: words("ip"), confidence: "A", source: bgp6 },
  { parameter: "bgp.default-originate", since: "4.0", until: "6", value: words("never"), confidence: "A", source: bgp6 },
  { parameter: "bgp.multihop", since: "4.0", until: "6", value: words("no"), confidence: "A", source: bgp6 },
  { parameter: "bgp.remove-private-as", since: "4.0", until: "6", value: words("no"), confidence: "A", source: bgp6 },
  { parameter: "bgp-instance.client-to-client-reflection", since: "4.0", until: "6", value: words("yes"), confidence: "A", source: bgp6 },
  { parameter: "bgp-instance.ignore-as-path-len", since: "4.0", until: "6", value: words("no"), confidence: "A", source: bgp6 },
  { parameter: "bgp-instance.redistribute-connected", since: "4.0", until: "6", value: words("no"), confidence: "A", source: bgp6 },
];

export const ROUTEROS_DEFAULTS: readonly DeviceDefault[] = [...phase1, ...phase2, ...policy, ...bgp].map(
  (row) => ({ ...row, target: "routeros" }),
);
