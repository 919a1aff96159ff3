/** Codes about phase 1 settings that come up and still are not what anybody wants. */

import type { Group } from "./entry.ts";
import { both, CLOUD, ikev1, PARTNER } from "./example-ends.ts";
import { IKEV1, project, withTunnel } from "./example.ts";

const RACOON =
  "measured: racoon 0.9.1 against racoon; that RouterOS before 7 behaves so is an inference from its vocabulary";
const CHARON = "measured: strongSwan 5.9.8 charon against charon, both initiators";
const MANUAL = "MikroTik IPsec manual, https://help.mikrotik.com/docs/spaces/ROS/pages/11993097/IPsec";
const MANUAL26 = "RouterOS 2.6 IPsec manual, 16-Jul-2002, Peer";
const AWS = "AWS Site-to-Site VPN user guide, tunnel options";

const IKEV2 = `
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256`;
const same = project();
const old = ikev1();
const pair = (key: string, values: string): string => `
  phase1 = strong
  phase1 {
    ${key} = ${values}
  }
  phase2 = strong
  psk    = env("HQ_RIGA")`;

export const phase1Settings = {
  "phase1/mode-base-untested": {
    severity: "warning",
    waivable: true,
    title: "an end uses base mode",
    why: "hardly any device has it, the oldest manual calls only main mode tested, and RouterOS refuses new peers in base mode since 6.41.",
    action: "use `exchange = ikev2`, or `main` where a device lacks it",
    companions: ["crypto/legacy"],
    failing: old.replace("main", "base").replaceAll("6.49", "6.40"),
    passing: old,
    sources: [MANUAL26, "RouterOS changelog 6.41"],
  },
  "phase1/aggressive-psk": {
    severity: "warning",
    waivable: true,
    title: "aggressive mode with a pre-shared key",
    why: "the responder sends a hash of the key in clear to whoever knows the identity, who can then try passwords without being seen. MikroTik's manual adds that recorded handshakes of the other modes can be attacked as well, by who takes part in them: a long random key protects all.",
    action: "use `exchange = ikev2` or `main`",
    companions: ["crypto/legacy"],
    failing: old.replace("main", "aggressive"),
    passing: old,
    sources: [MANUAL, "RFC 2409 section 5.4"],
  },
  "phase1/key-length-obeyed": {
    severity: "warning",
    waivable: true,
    title: "the phase 1 ciphers differ in key length, and only `obey` lets the tunnel come up",
    why: "to most devices AES-128 and AES-256 are two ciphers. A racoon-like responder that obeys takes the initiator's length, so one end gets less than it asked for.",
    action: "give both ends a common `encryption` in phase 1",
    companions: ["crypto/legacy"],
    failing: project({
      ...both("6.42"),
      phase1: IKEV1,
      phase2: "\n  encryption = aes-256-cbc\n  auth       = sha1\n  pfs        = modp2048",
      tunnel: pair("encryption", "aes-128-cbc <-> aes-256-cbc"),
    }),
    passing: same,
    sources: [RACOON],
  },
  "phase1/suite-combination": {
    severity: "warning",
    waivable: true,
    title: "the first value of a partner's list is not common",
    why: "IKEv1 proposes whole suites. Some initiators propose only the first value of each list: a common one further down is never offered, and the tunnel works only while the other end begins.",
    action: "put a value first that both ends have",
    failing: project({
      ...PARTNER,
      phase1: IKEV1,
      phase2: "\n  encryption = aes-256-cbc\n  auth       = sha256\n  pfs        = modp2048",
      tunnel: pair("encryption", "aes-256-cbc <-> aes-192-cbc, aes-256-cbc"),
    }),
    passing: same,
    sources: [CHARON, "RFC 2409 section 5"],
  },
  "phase1/order-surprise": {
    severity: "hint",
    waivable: true,
    title: "AWS chooses another value than the first of the list",
    why: "AWS starts with the lowest value of its own and takes the first one that it is offered, whatever the order of the offer.",
    action: "leave only the value that is wanted, at either end",
    companions: ["aws/both-tunnels"],
    failing: project({
      ...CLOUD,
      phase1: `${IKEV2.replace("aes-256-cbc", "aes-256-cbc, aes-128-cbc")}\n  lifetime   = 8h`,
    }),
    passing: project({ ...CLOUD, phase1: `${IKEV2}\n  lifetime   = 8h` }),
    sources: [AWS],
  },
  "phase1/id-ikev1-types": {
    severity: "error",
    waivable: true,
    title: "RouterOS is told to expect a name under IKEv1",
    why: "in main mode the key must be found before the name is known, so by the address. RouterOS matches names as `remote-id` only under IKEv2.",
    action: "use `exchange = ikev2`, or leave `remote-id` out",
    companions: ["crypto/legacy"],
    failing: ikev1({}, "7.20").replace(
      'env("HQ_RIGA")',
      'env("HQ_RIGA")\n  id        = fqdn("a.example") <-> fqdn("b.example")\n  remote-id = fqdn("b.example") <-> fqdn("a.example")',
    ),
    passing: withTunnel(
      '  id        = fqdn("a.example") <-> fqdn("b.example")\n  remote-id = fqdn("b.example") <-> fqdn("a.example")',
    ),
    sources: [MANUAL, "RFC 2409 section 5.4"],
  },
  "phase1/lifetime-differs": {
    severity: "warning",
    waivable: true,
    title: "the phase 1 lifetimes of a tunnel to AWS differ",
    why: "each end renews by its own clock. AWS says that a lifetime which differs from its own may interrupt the tunnel.",
    action: "use the same phase 1 `lifetime` at both ends",
    companions: ["aws/both-tunnels"],
    failing: project({
      ...CLOUD,
      tunnel: `${CLOUD.tunnel}\n  phase1 {\n    lifetime = 4h <-> 8h\n  }`,
    }),
    passing: project({ ...CLOUD, phase1: `${IKEV2}\n  lifetime   = 8h` }),
    sources: [AWS],
  },
  "phase1/lifetime-short": {
    severity: "warning",
    waivable: true,
    title: "phase 1 lives shorter than phase 2",
    why: "phase 2 is renewed through phase 1. One that ends first must be negotiated anew for nothing but that, and some devices take the SAs down with it.",
    action: "make the phase 1 `lifetime` the longer one",
    failing: project({
      phase1: `${IKEV2}\n  lifetime   = 1h`,
      phase2: "\n  encryption = aes-256-cbc\n  auth       = sha256\n  pfs        = ecp256\n  lifetime   = 8h",
    }),
    passing: project({
      phase1: `${IKEV2}\n  lifetime   = 8h`,
      phase2: "\n  encryption = aes-256-cbc\n  auth       = sha256\n  pfs        = ecp256\n  lifetime   = 1h",
    }),
    sources: [MANUAL, "RFC 7296 section 2.8"],
  },
  "phase1/natt-needed": {
    severity: "error",
    waivable: true,
    title: "a tunnel crosses NAT with something that cannot",
    why: "without NAT traversal ESP has no ports that a translator could tell connections apart by. AH covers the addresses themselves, so nothing helps it. Only a translator that maps a whole address to one device lets bare ESP pass.",
    action: "use `nat-traversal = yes` at both ends",
    companions: ["crypto/legacy"],
    failing: ikev1({ phase1: "\n  nat-traversal = no" }).replace(
      "lan    = 10.2",
      "behind-nat = 198.51.100.99\n  lan    = 10.2",
    ),
    passing: ikev1().replace("lan    = 10.2", "behind-nat = 198.51.100.99\n  lan    = 10.2"),
    sources: [MANUAL, "RFC 3947", "RFC 3948", "RFC 4302 section 3.3.3"],
  },
  "phase1/natt-disagree": {
    severity: "warning",
    waivable: true,
    title: "only one end has NAT traversal",
    why: "under IKEv1 it happens only if both ends announce it: the day a translator comes in between, IKE still comes up and no packet passes.",
    action: "state the same `nat-traversal` at both ends",
    companions: ["crypto/legacy"],
    failing: project({
      ...both("6.49"),
      phase1: IKEV1,
      phase2: "\n  encryption = aes-256-cbc\n  auth       = sha256\n  pfs        = modp2048",
      tunnel: pair("nat-traversal", "yes <-> no"),
    }),
    passing: old,
    sources: ["RFC 3947 section 3.1", MANUAL],
  },
  "phase1/dpd-off": {
    severity: "warning",
    waivable: true,
    title: "dead peer detection is switched off",
    why: "when the other end restarts or its line breaks, traffic goes on into SAs that are gone, until they expire. RouterOS does not renew phase 1 without it either.",
    action: "state an interval, such as `interval = 10s`",
    failing: project({ phase1: `${IKEV2}\n  dpd {\n    interval = disable-dpd\n  }` }),
    passing: same,
    sources: [MANUAL, "RFC 3706"],
  },
  "phase1/dpd-slow": {
    severity: "warning",
    waivable: true,
    title: "a dead peer is noticed too late for what should take over",
    why: "BGP, or a standby tunnel between the same sites, is there to take over. While the dead tunnel's SAs stay, its policies go on taking the traffic.",
    action: "state a `dpd` block with a shorter interval or fewer failures",
    companions: ["crypto/legacy"],
    failing: ikev1({ phase1: "\n  dpd {\n    interval = 2m\n    failures = 5\n  }" })
      .replace(
        'psk    = env("HQ_RIGA")',
        'psk    = env("HQ_RIGA")\n  inside = 169.254.9.1/30 <-> 169.254.9.2/30\n  policy left.lan <-> right.lan\n  policy left.inside <-> right.inside\n  bgp {\n    hold-time = 30s\n  }',
      )
      .replace(
        "lan    = 10.1.0.0/16",
        "lan    = 10.1.0.0/16\n  bgp core {\n    as        = 65001\n    router-id = 10.1.0.1\n  }",
      )
      .replace("lan    = 10.2.0.0/16", "lan    = 10.2.0.0/16\n  as     = 65002"),
    passing: same,
    sources: [MANUAL, "RFC 4271 section 4.2 (hold time)"],
  },
  "phase1/ikev2-ignored": {
    severity: "warning",
    waivable: true,
    title: "a setting has no effect under IKEv2",
    why: "what it should bring about does not happen, and whoever reads the file believes that it does.",
    action: "remove the line",
    failing: project({ phase1: `${IKEV2}\n  proposal-check = exact` }),
    passing: same,
    sources: [MANUAL, "RFC 7296 sections 2.7, 2.8 and 2.23"],
  },
  "phase1/send-initial-contact": {
    severity: "warning",
    waivable: true,
    title: "an end between fixed addresses does not announce a restart",
    why: "the other end keeps the SAs of before and sends into them until they expire or its own detection notices. Switching it off helps only clients that share one address.",
    action: "remove the line, or write `send-initial-contact = yes`",
    failing: project({ phase1: `${IKEV2}\n  send-initial-contact = no` }),
    passing: same,
    sources: [MANUAL, "RFC 7296 section 2.4"],
  },
} satisfies Group;
