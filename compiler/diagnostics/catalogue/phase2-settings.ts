/** Codes about phase 2 settings that come up and still are not what anybody wants. */

import type { Group } from "./entry.ts";
import { both, ESP_26, ikev1, of26, PARTNER } from "./example-ends.ts";
import { IKEV1, project } from "./example.ts";

const RACOON =
  "measured: racoon 0.9.1 against racoon; that RouterOS before 7 behaves so is an inference from its vocabulary";
const CHARON = "measured: strongSwan 5.9.8 charon against charon, both initiators";
const MANUAL26 = "RouterOS 2.6 IPsec manual, 16-Jul-2002, Proposal";
const RFC8221 = "RFC 8221 sections 4 to 6";

const same = project();
const GCM = "\n  encryption = aes-256-gcm\n  pfs        = ecp256";
const WAY26 = "\n  exchange   = main\n  encryption = 3des\n  hash       = sha1\n  dh-group   = modp1024";
const ACCEPTED = '\n  waive crypto/weak "RouterOS 2.6 has nothing better"';

/** A RouterOS 2.6 against a partner with another byte limit. */
function limits(check: string): string {
  return project({
    ...PARTNER,
    hq: "\n  device = routeros 2.6\n  wan    = 203.0.113.2/24\n  lan    = 10.1.0.0/16",
    phase1: `${WAY26}\n  proposal-check = ${check}${ACCEPTED}`,
    phase2: `${ESP_26}\n  lifetime   = 1h${ACCEPTED}`,
    tunnel: `
  phase1 = strong
  phase2 = strong
  phase2 {
    lifebytes = 100MiB <-> 1GiB
  }
  psk    = env("HQ_RIGA")
  waive crypto/weak "RouterOS 2.6 has nothing better"`,
  }).replaceAll(`${ACCEPTED}\n}`, "\n}");
}

export const phase2Settings = {
  "phase2/key-length-obeyed": {
    severity: "warning",
    waivable: true,
    title: "the phase 2 ciphers differ in key length, and only `obey` lets the tunnel come up",
    why: "to most devices AES-128 and AES-256 are two ciphers. A racoon-like responder that obeys takes the initiator's length, so one end gets less than it asked for.",
    action: "give both ends a common `encryption` in phase 2",
    companions: ["crypto/legacy"],
    failing: project({
      ...both("6.42"),
      phase1: IKEV1,
      phase2: "\n  encryption = aes-256-cbc\n  auth       = sha1\n  pfs        = modp2048",
      tunnel: `
  phase1 = strong
  phase2 = strong
  phase2 {
    encryption = aes-128-cbc <-> aes-256-cbc
  }
  psk    = env("HQ_RIGA")`,
    }),
    passing: same,
    sources: [RACOON],
  },
  "phase2/aead-with-auth": {
    severity: "warning",
    waivable: true,
    title: "an integrity algorithm stands beside ciphers that need none",
    why: "GCM and ChaCha20-Poly1305 authenticate by themselves. The value is ignored, and whoever reads the file believes that it is used.",
    action: "remove the `auth` line",
    failing: project({ phase2: `${GCM}\n  auth       = sha256` }),
    passing: project({ phase2: GCM }),
    sources: [RFC8221, "RFC 4106 section 4"],
  },
  "phase2/null-auth": {
    severity: "error",
    waivable: true,
    title: "packets are encrypted without integrity",
    why: "an attacker can change encrypted packets unnoticed and learn from the answers. RFC 8221 forbids it.",
    action: "give the cipher an `auth` such as sha256, or use GCM",
    failing: project({ phase2: "\n  encryption = aes-256-cbc\n  auth       = null\n  pfs        = ecp256" }),
    passing: same,
    sources: [RFC8221],
  },
  "phase2/null-enc": {
    severity: "warning",
    waivable: true,
    title: "the traffic is not encrypted",
    why: "`null` keeps the traffic from being changed, not from being read.",
    action: "use a cipher, or accept it with the reason why nothing is secret here",
    failing: project({ phase2: "\n  encryption = null\n  auth       = sha256\n  pfs        = ecp256" }),
    passing: same,
    sources: [RFC8221, "RFC 2410"],
  },
  "phase2/null-both": {
    severity: "error",
    waivable: true,
    title: "a tunnel protects nothing",
    why: "without encryption and without integrity anyone on the way can read and change the traffic. RFC 8221 forbids the combination.",
    action: "use a cipher and an integrity algorithm",
    failing: project({ phase2: "\n  encryption = null\n  auth       = null\n  pfs        = ecp256" }),
    passing: same,
    sources: [RFC8221],
  },
  "phase2/many-algorithms": {
    severity: "warning",
    waivable: true,
    title: "RouterOS 2.6 is offered several algorithms",
    why: "its proposals keep ciphers and hashes in one list, and its manual calls it wise to name one of each: with more, the weakest that the partner has may result.",
    action: "leave one cipher and one hash",
    companions: ["crypto/weak"],
    failing: of26({ phase2: ESP_26.replace("3des", "aes-128-cbc, 3des") }),
    passing: of26(),
    sources: [MANUAL26],
  },
  "phase2/pfs-26": {
    severity: "warning",
    waivable: true,
    title: "RouterOS 2.6 is told to use PFS",
    why: "its manual calls the parameter untested and says to ignore it.",
    action: "use `pfs = none` with RouterOS 2.6",
    companions: ["crypto/weak"],
    failing: of26({ phase2: ESP_26.replace("none", "modp1024") }),
    passing: of26(),
    sources: [MANUAL26],
  },
  "phase2/pfs-weak": {
    severity: "warning",
    waivable: true,
    title: "the PFS group is weaker than the group of phase 1",
    why: "the keys that protect the traffic come from the exchange with the weaker group: the stronger one was paid for and does not help.",
    action: "use the same group for `pfs` and `dh-group`",
    failing: project({
      phase2: "\n  encryption = aes-256-cbc\n  auth       = sha256\n  pfs        = modp2048",
    }),
    passing: same,
    sources: ["RFC 7296 section 2.17", "RFC 9206 section 4 (the group of phase 2 equals that of phase 1)"],
  },
  "phase2/lifebytes": {
    severity: "warning",
    waivable: true,
    title: "the byte limits of the two ends differ",
    why: "the end with the lower limit renews in the middle of the traffic, and the other one does not expect it.",
    action: "state the same `lifebytes` at both ends",
    companions: ["crypto/weak"],
    failing: limits("obey"),
    passing: same,
    sources: [MANUAL26],
  },
  "phase2/lifebytes-exact": {
    severity: "error",
    waivable: true,
    title: "an exact responder refuses any other byte limit",
    why: "`exact` takes nothing but its own values, the byte limit among them.",
    action: "state the same `lifebytes` at both ends, or `proposal-check = obey`",
    companions: ["crypto/weak"],
    failing: limits("exact"),
    passing: same,
    sources: [MANUAL26],
  },
  "phase2/rekey-margin": {
    severity: "warning",
    waivable: true,
    title: "a short lifetime leaves no time for a second try",
    why: "RouterOS begins to renew when about 80 percent are over. Of less than ten minutes less than two remain, and an attempt that is lost has to time out first.",
    action: "use a `lifetime` of 10m or more",
    failing: project({
      phase2: "\n  encryption = aes-256-cbc\n  auth       = sha256\n  pfs        = ecp256\n  lifetime   = 2m",
    }),
    passing: same,
    sources: ["RouterOS 2.6 IPsec manual, 16-Jul-2002: SAs of 30 minutes show 24m/30m"],
  },
  "phase2/ah-esp-combo": {
    severity: "warning",
    waivable: true,
    title: "AH and ESP are combined",
    why: "ESP with integrity protects what AH protects; the second header costs bytes and cannot cross NAT. RouterOS 6.38 and later cannot do it.",
    action: "use `ipsec-protocols = esp`",
    failing: ikev1({ phase2: "\n  ipsec-protocols = ah, esp" }, "6.37").replace(
      "= modp2048\n  ipsec",
      "= none\n  ipsec",
    ),
    passing: ikev1(),
    sources: ["RFC 8221 section 4: NOT RECOMMENDED", "RouterOS changelog 6.38 and 6.39"],
  },
  "phase2/mode-wish": {
    severity: "warning",
    waivable: true,
    title: "one end's wish for transport mode is not shared",
    why: "under IKEv2 transport mode between two hosts is a wish: an end that does not share it answers with tunnel mode. It works, with 20 bytes more per packet than one end reckons with.",
    action: "use the same `mode` at both ends",
    failing: project({
      tunnel: `
  phase1 = strong
  phase2 = strong
  phase2 {
    mode = tunnel <-> transport
  }
  psk    = env("HQ_RIGA")
  policy left.outside <-> right.outside`,
    }),
    passing: same,
    sources: [CHARON, "RFC 7296 section 1.3.1 (USE_TRANSPORT_MODE)"],
  },
} satisfies Group;
