/** Codes about the second phase: how the traffic itself is protected, and for how long. */

import type { Group } from "./entry.ts";
import { IKEV1, project } from "./example.ts";

const MEASURED = "measured: strongSwan 5.9.8 charon against charon, both initiators";
const RACOON =
  "measured: racoon 0.9.1 against racoon; that RouterOS behaves so is an inference from its vocabulary";
const MANUAL26 = "RouterOS 2.6 IPsec manual, 16-Jul-2002, Peer: proposal-check";

const TUNNEL = `
  phase1 = strong
  phase2 = strong <-> other
  psk    = env("HQ_RIGA")`;

function other(lines: string, phase1?: string, phase2?: string): string {
  return project({
    ...(phase1 === undefined ? {} : { phase1 }),
    ...(phase2 === undefined ? {} : { phase2 }),
    before: `phase2 other {\n${lines}\n}\n\n`,
    tunnel: TUNNEL,
  });
}

const CBC = "  encryption = aes-256-cbc\n  auth       = sha256";
const same = project();

export const phase2 = {
  "phase2/protocol": {
    severity: "error",
    waivable: false,
    title: "the two ends protect with different IPsec protocols",
    why: "ESP and AH are negotiated as such: with different sets phase 2 fails.",
    action: "use the same `ipsec-protocols` at both ends",
    failing: other(`${CBC}\n  pfs        = ecp256\n  ipsec-protocols = ah`),
    passing: same,
    sources: [MEASURED, "RFC 7296 section 3.3.1"],
  },
  "phase2/enc-disjoint": {
    severity: "error",
    waivable: false,
    title: "the two ends share no phase 2 cipher",
    why: "phase 1 comes up, and then every attempt to protect traffic is answered with NO_PROPOSAL_CHOSEN. Key length and mode (CBC, GCM) are part of the cipher.",
    action: "give both ends a common `encryption` in phase 2",
    failing: other("  encryption = aes-128-cbc\n  auth       = sha256\n  pfs        = ecp256"),
    passing: same,
    sources: [MEASURED, "RFC 7296 section 3.3"],
  },
  "phase2/auth-disjoint": {
    severity: "error",
    waivable: false,
    title: "the two ends share no phase 2 integrity algorithm",
    why: "a cipher without its own integrity needs one, and it must be common. It is another setting than the phase 1 hash, even where both are called sha1.",
    action: "give both ends a common `auth`",
    failing: other("  encryption = aes-256-cbc\n  auth       = sha512\n  pfs        = ecp256"),
    passing: same,
    sources: [MEASURED, "RFC 8221 section 4"],
  },
  "phase2/pfs-mismatch": {
    severity: "error",
    waivable: true,
    title: "the two ends use different PFS groups",
    why: "under IKEv1 phase 2 fails at once. Under IKEv2 the first child SA is made without an exchange of its own, so the tunnel comes up, passes traffic, and dies at the first rekey, often an hour later.",
    action: "use the same `pfs` at both ends",
    failing: other(`${CBC}\n  pfs        = none`),
    passing: same,
    sources: [MEASURED, "RFC 7296 sections 1.2 and 1.3.1"],
  },
  "phase2/pfs-obeyed": {
    severity: "warning",
    waivable: true,
    title: "the PFS groups differ, and only `obey` lets the tunnel come up",
    why: "an `obey` responder takes the initiator's group, or its wish for none: one end gets less than it asked for, depending on who begins.",
    action: "use the same `pfs` at both ends",
    companions: ["crypto/legacy"],
    failing: other(
      `${CBC}\n  pfs        = modp1024`,
      `${IKEV1}\n  proposal-check = obey`,
      `\n${CBC}\n  pfs        = modp2048`,
    ),
    passing: same,
    sources: [RACOON],
  },
  "phase2/lifetime-strict": {
    severity: "error",
    waivable: true,
    title: "a strict responder refuses the other end's longer phase 2 lifetime",
    why: "the tunnel works only while the end with the shorter lifetime initiates; when the other one starts or rekeys, it fails.",
    action: "use the same phase 2 `lifetime` at both ends, or `proposal-check = obey`",
    companions: ["crypto/legacy"],
    failing: other(
      `${CBC}\n  pfs        = modp2048\n  lifetime   = 8h`,
      `${IKEV1}\n  proposal-check = strict`,
      `\n${CBC}\n  pfs        = modp2048\n  lifetime   = 1h`,
    ),
    passing: same,
    sources: [RACOON, MANUAL26],
  },
  "phase2/lifetime-exact": {
    severity: "error",
    waivable: true,
    title: "an exact responder refuses any other phase 2 lifetime",
    why: "`exact` takes nothing but its own value.",
    action: "use the same phase 2 `lifetime` at both ends, or `proposal-check = obey`",
    companions: ["crypto/legacy"],
    failing: other(
      `${CBC}\n  pfs        = modp2048\n  lifetime   = 30m`,
      `${IKEV1}\n  proposal-check = exact`,
      `\n${CBC}\n  pfs        = modp2048\n  lifetime   = 1h`,
    ),
    passing: same,
    sources: [RACOON, MANUAL26],
  },
  "phase2/mode": {
    severity: "error",
    waivable: true,
    title: "one end wants tunnel mode, the other transport mode",
    why: "the two wrap packets differently, and phase 2 fails. Only between two hosts under IKEv2 is transport mode a mere wish, which `phase2/mode-wish` tells.",
    action: "use the same `mode` at both ends",
    companions: ["crypto/legacy"],
    failing: project({
      before: `phase2 other {\n${CBC}\n  pfs        = ecp256\n  mode       = transport\n}\n\n`,
      phase1: IKEV1,
      tunnel: `${TUNNEL}\n  policy left.outside <-> right.outside`,
    }),
    passing: same,
    sources: [MEASURED, "RFC 7296 section 1.3.1 (USE_TRANSPORT_MODE)"],
  },
} satisfies Group;
