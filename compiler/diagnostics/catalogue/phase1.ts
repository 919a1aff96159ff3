/** Codes about the first phase: what both IKE daemons must agree on before anything is protected. */

import type { Group } from "./entry.ts";
import { IKEV1, project, withTunnel } from "./example.ts";

const RFC7296 = "RFC 7296 section 2.7 (proposals), section 3.3 (SA payload)";
const RFC2409 = "RFC 2409 section 5 (IKEv1 exchanges), Appendix A (attributes)";
const MEASURED = "measured: strongSwan 5.9.8 charon against charon, both initiators";
const RACOON =
  "measured: racoon 0.9.1 against racoon; that RouterOS behaves so is an inference from its vocabulary";

/** The sound project with a second profile for riga, its phase 1 like `lines`. */
function other(lines: string, strong?: string): string {
  return project({
    ...(strong === undefined ? {} : { phase1: strong }),
    before: `phase1 other {${lines}\n}\n\n`,
    tunnel: `
  phase1 = strong <-> other
  phase2 = strong
  psk    = env("HQ_RIGA")`,
  });
}

const same = project();

export const phase1 = {
  "phase1/exchange-version": {
    severity: "error",
    waivable: false,
    title: "the two ends speak different IKE versions",
    why: "IKEv1 and IKEv2 are different protocols: the responder does not answer, and the initiator times out.",
    action: "use the same `exchange` at both ends",
    failing: other(`
  exchange   = main
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256`),
    passing: same,
    sources: [MEASURED, "RFC 7296 section 2.5"],
  },
  "phase1/exchange-mode": {
    severity: "error",
    waivable: false,
    title: "the two ends use different IKEv1 modes",
    why: "main, aggressive and base mode differ from the first packet on: the responder refuses it.",
    action: "use the same `exchange` at both ends",
    companions: ["crypto/legacy", "phase1/aggressive-psk"],
    failing: other(IKEV1.replace("main", "aggressive"), IKEV1),
    passing: same,
    sources: [MEASURED, RFC2409],
  },
  "phase1/enc-disjoint": {
    severity: "error",
    waivable: false,
    title: "the two ends share no phase 1 cipher",
    why: "a cipher with another key length is another cipher. Without a common one IKE answers NO_PROPOSAL_CHOSEN and nothing comes up.",
    action: "give both ends a common `encryption` in phase 1",
    failing: other(`
  exchange   = ikev2
  encryption = aes-128-cbc
  hash       = sha256
  dh-group   = ecp256`),
    passing: same,
    sources: [MEASURED, RFC7296],
  },
  "phase1/hash-disjoint": {
    severity: "error",
    waivable: false,
    title: "the two ends share no phase 1 hash",
    why: "under IKEv1 the hash protects and derives the keys; under IKEv2 it protects the messages. Without a common one there is no IKE SA.",
    action: "give both ends a common `hash`",
    failing: other(`
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha512
  prf        = sha256
  dh-group   = ecp256`),
    passing: same,
    sources: [MEASURED, RFC7296],
  },
  "phase1/prf-disjoint": {
    severity: "error",
    waivable: false,
    title: "the two ends share no pseudo-random function",
    why: "IKEv2 derives every key with it, and negotiates it by itself. `auto` follows the hash.",
    action: "give both ends a common `prf`, or leave it to follow the hash",
    failing: other(`
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  prf        = sha384
  dh-group   = ecp256`),
    passing: same,
    sources: [RFC7296, "RFC 7296 section 2.13"],
  },
  "phase1/dh-disjoint": {
    severity: "error",
    waivable: false,
    title: "the two ends share no Diffie-Hellman group",
    why: "without a common group there is no shared secret and no IKE SA.",
    action: "give both ends a common `dh-group`",
    failing: other(`
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = modp2048`),
    passing: same,
    sources: [MEASURED, RFC7296],
  },
  "phase1/aggressive-group": {
    severity: "error",
    waivable: false,
    title: "aggressive mode cannot agree on a Diffie-Hellman group",
    why: "in aggressive mode the initiator sends the key of its first group together with the proposal. A responder that would choose another group has no key for it, so the tunnel comes up from one end only, or from none.",
    action: "leave one group in `dh-group`, or use another `exchange`",
    companions: ["crypto/legacy", "phase1/aggressive-psk"],
    failing: project({
      phase1: IKEV1.replace("main", "aggressive"),
      tunnel: `
  phase1 = strong
  phase1 {
    dh-group = ecp256, modp2048 <-> modp2048
  }
  phase2 = strong
  psk    = env("HQ_RIGA")`,
    }),
    passing: same,
    sources: ["RFC 2409 section 5 (in aggressive mode the group cannot be negotiated)", MEASURED],
  },
  "phase1/auth-method": {
    severity: "error",
    waivable: false,
    title: "the two ends authenticate in different ways",
    why: "each end must accept the other's proof of who it is.",
    action: "use the same `auth-method` at both ends",
    failing: project({
      riga: "\n  device = generic\n  wan    = 198.51.100.7/24\n  lan    = 10.2.0.0/16",
      tunnel: `
  phase1 = strong
  phase1 {
    auth-method = pre-shared-key <-> digital-signature
  }
  phase2 = strong
  psk    = env("HQ_RIGA")`,
    }),
    passing: same,
    sources: ["RFC 7296 section 2.15", RFC2409],
  },
  "phase1/lifetime": {
    severity: "error",
    waivable: true,
    title: "a responder refuses the other end's phase 1 lifetime",
    why: "under IKEv1 the responder judges the proposed lifetime by its `proposal-check`: `strict` and `claim` refuse a longer one, `exact` any other. Either end may start or rekey, so both directions must work.",
    action: "use the same phase 1 `lifetime` at both ends, or `proposal-check = obey`",
    companions: ["crypto/legacy"],
    failing: other(
      `${IKEV1}\n  lifetime       = 1h\n  proposal-check = strict`,
      `${IKEV1}\n  lifetime       = 8h\n  proposal-check = strict`,
    ),
    passing: same,
    sources: [RACOON],
  },
  "phase1/psk-missing": {
    severity: "error",
    waivable: false,
    title: "a tunnel has no pre-shared key",
    why: "both ends prove who they are with it; without one the device has nothing to send.",
    action: 'write `psk = env("NAME")` in the tunnel',
    failing: project({ tunnel: "\n  phase1 = strong\n  phase2 = strong" }),
    passing: same,
    sources: ["RouterOS 2.6 IPsec manual, 16-Jul-2002", "RFC 7296 section 2.15"],
  },
  "phase1/psk-unverifiable": {
    severity: "hint",
    waivable: true,
    title: "the ends take their pre-shared key from different places",
    why: "the two values must be the same byte for byte; `check` reads no secrets, so only `build` and `check --with-secrets` can compare them.",
    action: "declare one `secret` and use it at both ends, or build to compare the values",
    failing: withTunnel("").replace('env("HQ_RIGA")', 'env("AT_HQ") <-> env("AT_RIGA")'),
    passing: same,
    sources: [MEASURED],
  },
  "phase1/psk-mismatch": {
    severity: "error",
    waivable: false,
    title: "the two ends have different pre-shared keys",
    why: "under IKEv1 the initiator only sees a timeout, under IKEv2 AUTHENTICATION_FAILED. A trailing blank is enough.",
    action: "give both ends the same value",
    failing: "",
    passing: same,
    sources: [MEASURED],
  },
  "phase1/id-mismatch": {
    severity: "error",
    waivable: false,
    title: "one end sends an identity that the other does not expect",
    why: "the receiver finds no configuration for the name it is given, or refuses it.",
    action: "make each end's `remote-id` the other end's `id`",
    failing: withTunnel(
      '  id        = fqdn("a.example") <-> fqdn("b.example")\n  remote-id = fqdn("b.example") <-> fqdn("c.example")',
    ),
    passing: withTunnel(
      '  id        = fqdn("a.example") <-> fqdn("b.example")\n  remote-id = fqdn("b.example") <-> fqdn("a.example")',
    ),
    sources: [MEASURED, "RFC 7296 section 3.5"],
  },
  "phase1/both-passive": {
    severity: "error",
    waivable: false,
    title: "both ends wait for the other to begin",
    why: "a passive end only answers: nobody sends the first packet.",
    action: "let one end initiate: `initiate = yes <-> no`",
    failing: withTunnel("  initiate = no"),
    passing: withTunnel("  initiate = yes <-> no"),
    sources: ["console tree of RouterOS 7.22.3, /ip/ipsec/peer passive"],
  },
  "phase1/both-dynamic": {
    severity: "error",
    waivable: false,
    title: "neither end has an address the other can dial",
    why: "one end at least must be reachable at an address or a name that the other knows.",
    action: 'give one end a fixed address, or `outside = … <-> dns("…")`',
    failing: project({
      hq: "\n  device = routeros 7.20\n  wan    = dynamic on ether1\n  lan    = 10.1.0.0/16",
      riga: "\n  device = routeros 7.20\n  wan    = dynamic on ether1\n  lan    = 10.2.0.0/16",
    }),
    passing: same,
    sources: ["RFC 7296 section 2.11"],
  },
} satisfies Group;
