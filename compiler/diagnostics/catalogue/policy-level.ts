/** Codes about single policies: what they do without an SA, which SA they use, and how many they need. */

import type { Group } from "./entry.ts";
import { IKEV1, project, ROUTEROS_26, withTunnel } from "./example.ts";

const MANUAL26 = "RouterOS 2.6 IPsec manual, 16-Jul-2002, Policy: level";
const PAGE = "MikroTik IPsec manual, Policies: level";

const same = project();
const level = (word: string): string =>
  withTunnel(`  policy left.lan <-> right.lan {\n    level = ${word}\n  }`);

function in2002(word: string): string {
  return project({
    ...ROUTEROS_26,
    phase1:
      '\n  exchange   = main\n  encryption = 3des\n  hash       = sha1\n  dh-group   = modp1024\n  waive crypto/weak "RouterOS 2.6 has nothing better"',
    phase2:
      '\n  ipsec-protocols = esp\n  encryption      = 3des\n  auth            = sha1\n  pfs             = none\n  waive crypto/weak "RouterOS 2.6 has nothing better"',
    tunnel: `\n  phase1 = strong\n  phase2 = strong\n  psk    = env("HQ_RIGA")\n  policy left.lan <-> right.lan {\n    level = ${word}\n  }`,
  });
}

const partner = (word: string): string =>
  project({
    riga: "\n  device = generic\n  wan    = 198.51.100.7/24\n  lan    = 10.2.0.0/24, 10.3.0.0/24",
    tunnel: `\n  phase1 = strong\n  phase2 = strong\n  psk    = env("HQ_RIGA")\n  policy left.lan <-> right.lan {\n    level = ${word}\n  }`,
  });

const lans = {
  hq: "\n  device = routeros 7.20\n  wan    = 203.0.113.2/24 on ether1\n  lan    = 10.1.0.0/24, 10.1.8.0/24",
  riga: "\n  device = routeros 7.20\n  wan    = 198.51.100.7/24 on ether1\n  lan    = 10.2.0.0/24, 10.2.8.0/24",
};
const OLD = {
  phase1: IKEV1,
  phase2: "\n  encryption = aes-256-cbc\n  auth       = sha256\n  pfs        = modp2048",
};

export const policyLevel = {
  "policy/level-use": {
    severity: "warning",
    waivable: true,
    title: "a policy sends packets unprotected when there is no SA",
    why: "with `use` a packet that finds no SA leaves as it is, and nobody is asked for an SA. Nothing shows that the traffic is readable.",
    action: "write `level = require`, or `unique` where a tunnel has several policies",
    failing: level("use"),
    passing: level("require"),
    sources: [MANUAL26, PAGE],
  },
  "policy/level-acquire": {
    severity: "warning",
    waivable: true,
    title: "a policy sends packets unprotected until the tunnel is up",
    why: "with `acquire` IKE is asked for an SA, and the packets that wait for it leave as they are; so they do each time the tunnel dies.",
    action: "write `level = require`",
    companions: ["crypto/weak"],
    failing: in2002("acquire"),
    passing: in2002("require"),
    sources: [MANUAL26],
  },
  "policy/level-asymmetric": {
    severity: "warning",
    waivable: true,
    title: "one end sends unprotected what the other end drops",
    why: "without an SA the end with `use` or `acquire` sends packets as they are; the other end demands that they arrive encrypted. They are readable on the way, and lost.",
    action: "write `level = require` or `unique` at both ends",
    failing: level("require <-> use"),
    passing: level("require"),
    sources: [MANUAL26],
  },
  "policy/level-unique": {
    severity: "warning",
    waivable: true,
    title: "packets of one policy may use the SA of another",
    why: "with `require` RouterOS may send a packet in any SA between the same two gateways. A partner that holds each SA to the networks it was made for drops it: some of the networks work, and which ones changes with every rekeying.",
    action: "write `level = unique` in each policy of the tunnel",
    failing: partner("require"),
    passing: partner("unique"),
    sources: [
      PAGE,
      "RouterOS 3.0 reference manual, policy: unique",
      "RouterOS changelog 6.38, on policies that are made for callers",
      "https://github.com/opnsense/core/issues/6302",
    ],
  },
  "policy/tunnel-host-host": {
    severity: "hint",
    waivable: true,
    title: "tunnel mode between exactly the two routers",
    why: "the inner IP header repeats the outer one: 20 bytes of every packet, 40 with IPv6, that transport mode saves. GRE and IPIP between the routers need no more.",
    action: "write `mode = transport` in the `phase2`",
    failing: withTunnel("  policy left.outside <-> right.outside"),
    passing: project({
      phase2:
        "\n  encryption = aes-256-cbc\n  auth       = sha256\n  pfs        = ecp256\n  mode       = transport",
      tunnel:
        '\n  phase1 = strong\n  phase2 = strong\n  psk    = env("HQ_RIGA")\n  policy left.outside <-> right.outside',
    }),
    sources: ["RFC 4303 section 3.1"],
  },
  "policy/ikev1-multi-subnet": {
    severity: "hint",
    waivable: true,
    title: "several networks at both ends need an SA pair for each combination",
    why: "IKEv1 negotiates one pair of networks at a time. Every combination is a policy with SAs of its own, and each is renewed by itself.",
    action: "summarise the networks of an end into one, or use IKEv2",
    companions: ["crypto/legacy"],
    failing: project({ ...lans, ...OLD }),
    passing: project({ ...lans, ...OLD, hq: lans.hq.replace("10.1.0.0/24, 10.1.8.0/24", "10.1.0.0/16") }),
    sources: ["RFC 2409 section 5.5", "measured: strongSwan 5.9.8 charon, two subnets in one child"],
  },
  "policy/family-mix": {
    severity: "error",
    waivable: false,
    title: "a policy has an IPv4 network at one side and an IPv6 network at the other",
    why: "no packet has addresses of both families, so nothing could ever match.",
    action: "write networks of one family, or two policies",
    failing: withTunnel("  policy 10.1.0.0/16 <-> 2001:db8:2::/48"),
    passing: same,
    sources: ["RFC 4301 section 4.4.1.1"],
  },
} satisfies Group;
