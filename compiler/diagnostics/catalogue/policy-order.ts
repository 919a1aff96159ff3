/** Codes about a device's policies as a list: which one decides about a packet, and what the tunnels' own packets meet. */

import type { Group } from "./entry.ts";
import { project, withTunnel } from "./example.ts";

const MANUAL26 = "RouterOS 2.6 IPsec manual, 16-Jul-2002, How IPsec works and Policy";
const PAGE = "MikroTik IPsec manual, Policies: the list is read from top to bottom";
const LANGUAGE = "docs/language.md, Policies and their order";

const same = project();
const OSLO = `
site oslo {
  device = routeros 7.20
  wan    = 192.0.2.9/24 on ether1
  lan    = 10.3.0.0/16
}
`;

/** The sound project with one more tunnel from `hq`. */
function withOslo(policy: string, more = ""): string {
  return project({
    tunnel: `\n  phase1 = strong\n  phase2 = strong\n  psk    = env("HQ_RIGA")\n${policy}`,
    after: `${OSLO}
tunnel hq-oslo: hq <-> oslo {
  phase1 = strong
  phase2 = strong
  psk    = env("HQ_OSLO")
${more}}
`,
  });
}

const RING = "  policy 10.1.0.0/16 <-> 10.9.0.0/16\n";

export const policyOrder = {
  "policy/shadowed": {
    severity: "error",
    waivable: true,
    title: "a policy is never reached",
    why: "the first policy that matches a packet decides. One that stands below a wider one with another action, peer or protection never sees a packet: what it should have done does not happen.",
    action: "write the narrower policy above the wider one",
    failing: withTunnel(
      "  policy left.lan <-> right.lan\n  policy left.lan <-> 10.2.9.0/24 {\n    action = none\n  }",
    ),
    passing: withTunnel(
      "  policy left.lan <-> 10.2.9.0/24 {\n    action = none\n  }\n  policy left.lan <-> right.lan",
    ),
    sources: [MANUAL26, PAGE, LANGUAGE],
  },
  "policy/redundant": {
    severity: "warning",
    waivable: true,
    title: "a policy adds nothing to an earlier one",
    why: "an earlier policy takes all its packets and does the same with them. It costs a pair of SAs, and whoever changes one of the two will think the other one matters.",
    action: "leave it out, or write it above the wider one with what makes it different",
    failing: withTunnel("  policy left.lan <-> right.lan\n  policy left.lan <-> 10.2.9.0/24"),
    passing: withTunnel("  policy left.lan <-> right.lan"),
    sources: [MANUAL26, PAGE],
  },
  "policy/overlap": {
    severity: "warning",
    waivable: true,
    title: "two policies share packets, and neither is the exception to the other",
    why: "which of them decides about the shared packets follows from their order alone. Exchange two lines, or rename a file, and the same packets are encrypted for somebody else, or not at all.",
    action: "narrow one of the two, or write a policy for exactly what they share above both",
    failing: withTunnel(
      "  policy 10.1.9.0/24 <-> right.lan {\n    action = none\n  }\n  policy left.lan <-> 10.2.9.0/24",
    ),
    passing: withTunnel(
      "  policy 10.1.9.0/24 <-> 10.2.9.0/24 {\n    action = none\n  }\n  policy 10.1.9.0/24 <-> right.lan {\n    action = none\n  }\n  policy left.lan <-> 10.2.9.0/24",
    ),
    sources: [MANUAL26, LANGUAGE],
  },
  "policy/any-to-any": {
    severity: "error",
    waivable: true,
    title: "a policy encrypts everything a device sends",
    why: "it takes management, DNS, NTP, routing protocols and the router's replies to its own LAN. Until the tunnel is up nobody reaches the router, and what arrives unencrypted is dropped.",
    action:
      "write the networks that use the tunnel, or except the own networks above it with `action = none`",
    failing: withTunnel("  policy any <-> any"),
    passing: same,
    sources: [MANUAL26],
  },
  "policy/any-source": {
    severity: "warning",
    waivable: true,
    title: "a policy encrypts whatever anybody sends to a network",
    why: "the router's own packets and those of every other network are taken as well, and everything that comes from there, to whomever, must arrive encrypted.",
    action: "write the networks that use the tunnel",
    failing: project({
      riga: "\n  device = generic\n  wan    = 198.51.100.7/24\n  lan    = 10.2.0.0/16",
      tunnel: '\n  phase1 = strong\n  phase2 = strong\n  psk    = env("HQ_RIGA")\n  policy any <-> right.lan',
    }),
    passing: same,
    sources: [MANUAL26, "the AWS recipe of 2011, whose policies have the source 0.0.0.0/0"],
  },
  "policy/lan-lockout": {
    severity: "error",
    waivable: true,
    title: "a device sends the packets of its own LAN into a tunnel, or drops them",
    why: "the policy's destination contains the device's own networks, so the router's replies to its LAN are encrypted and sent away, or dropped: it can no longer be managed from there.",
    action:
      "except the own networks above it, `policy LAN -> LAN` with `action = none`, or narrow the destination",
    failing: withTunnel("  policy left.lan <-> 10.0.0.0/8"),
    passing: same,
    sources: [MANUAL26],
  },
  "policy/tunnel-discarded": {
    severity: "error",
    waivable: true,
    title: "a `discard` policy drops a tunnel's own packets",
    why: "an encrypted packet asks the policies again before it leaves. IKE of the router itself is exempt, so the tunnel comes up, and whatever it should carry is dropped.",
    action: "write a policy with `action = none` for the two outer addresses above it, or narrow it",
    companions: ["policy/peer-in-selector"],
    failing: withTunnel(
      "  policy left.lan <-> right.lan\n  policy 203.0.113.0/24 <-> 198.51.100.0/24 {\n    action = discard\n  }",
    ),
    passing: withTunnel(
      "  policy left.lan <-> right.lan\n  policy left.outside <-> right.outside {\n    action = none\n  }\n  policy 203.0.113.0/24 <-> 198.51.100.0/24 {\n    action = discard\n  }",
    ),
    sources: [MANUAL26],
  },
  "policy/peer-in-selector": {
    severity: "warning",
    waivable: true,
    title: "a tunnel's policy selects its own outer packets",
    why: "everything sent to the partner's outside address goes into the tunnel: management of the partner from outside, and pings that should tell whether it is alive. It all stops with the tunnel.",
    action: "leave the outside addresses out of the policy, or write `action = none` for them above it",
    failing: withTunnel("  policy 203.0.113.0/24 <-> 198.51.100.0/24"),
    passing: withTunnel(
      "  policy left.outside <-> right.outside {\n    action = none\n  }\n  policy 203.0.113.0/24 <-> 198.51.100.0/24",
    ),
    sources: [MANUAL26],
  },
  "policy/nested-encryption": {
    severity: "hint",
    waivable: true,
    title: "a tunnel's packets go through another tunnel of the same device",
    why: "they are encrypted twice and grow twice, and the inner tunnel depends on the outer one.",
    action:
      "leave the outer addresses of the one tunnel out of the policies of the other, if it was not meant",
    failing: withOslo("", "  policy 203.0.113.0/24 <-> 198.51.100.0/24\n"),
    passing: withOslo(""),
    sources: [MANUAL26, "RFC 4303 section 2, for what ESP adds"],
  },
  "policy/loop": {
    severity: "error",
    waivable: true,
    title: "tunnels of one device carry each other",
    why: "the packets of each go into the other one. RouterOS ends the circle by sending a packet as it is when it meets the same policy a second time, so partners receive what they did not agree on.",
    action: "leave the outer addresses of one tunnel out of the policies of the other",
    failing: withOslo(
      "  policy 203.0.113.0/24 <-> 192.0.2.0/24",
      "  policy 203.0.113.0/24 <-> 198.51.100.0/24\n",
    ),
    passing: withOslo("", "  policy 203.0.113.0/24 <-> 198.51.100.0/24\n"),
    sources: [MANUAL26],
  },
  "policy/loop-across-devices": {
    severity: "error",
    waivable: true,
    title: "a packet goes from tunnel to tunnel in a circle",
    why: "each device encrypts it for the next one, and the last one for the first: it is never delivered, and takes the bandwidth of every tunnel until its TTL ends.",
    action: "let the policies of one device end the circle: only networks behind it belong into its tunnels",
    failing: withOslo(
      RING,
      `  policy 10.9.0.0/16 <-> 10.1.0.0/16\n}\n\ntunnel riga-oslo: riga <-> oslo {\n  phase1 = strong\n  phase2 = strong\n  psk    = env("RIGA_OSLO")\n${RING}`,
    ),
    passing: withOslo(RING),
    sources: [MANUAL26],
  },
  "policy/ike-captured": {
    severity: "warning",
    waivable: true,
    title: "a device takes the IKE packets of another one behind it",
    why: "a router exempts its own IKE from its policies. What it forwards for a device behind it is not exempt: that tunnel is negotiated through the other tunnel, and dies with it.",
    action:
      "write `action = none` for the two outer addresses above the policy, or waive it where it is meant",
    failing: project({
      after: `
site lab {
  device = routeros 7.20
  wan    = 10.1.0.5/16 on ether1
  lan    = 10.7.0.0/16
}

site plant {
  device = routeros 7.20
  wan    = 10.2.0.9/16 on ether1
  lan    = 10.8.0.0/16
}

tunnel lab-plant: lab <-> plant {
  phase1 = strong
  phase2 = strong
  psk    = env("LAB_PLANT")
}
`,
    }),
    passing: same,
    sources: [MANUAL26],
  },
} satisfies Group;
