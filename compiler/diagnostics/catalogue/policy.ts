/** Codes about policies: which packets are protected, and whether both ends mean the same ones. */

import type { Group } from "./entry.ts";
import { project, withTunnel } from "./example.ts";

const MANUAL26 = "RouterOS 2.6 IPsec manual, 16-Jul-2002, Policy";
const MEASURED = "measured: strongSwan 5.9.8 charon and libreswan 4.10, both initiators";

const same = project();

/** Two tunnels between the same sites, over different addresses of one of them. */
const twice = (line: string): string =>
  project({
    riga: "\n  device = routeros 7.20\n  wan    = 198.51.100.7/24 on ether1, 192.0.2.7/24 on ether2\n  lan    = 10.2.0.0/16",
    tunnel:
      '\n  phase1  = strong\n  phase2  = strong\n  psk     = env("HQ_RIGA")\n  outside = 203.0.113.2 <-> 198.51.100.7',
    after: `\ntunnel second: hq <-> riga extends hq-riga {\n  psk     = env("SECOND")\n  outside = 203.0.113.2 <-> 192.0.2.7${line}\n}\n`,
  });

export const policy = {
  "policy/not-mirrored": {
    severity: "error",
    waivable: false,
    title: "the two ends of a policy select different traffic",
    why: "source here must be destination there, with the same protocol: else the responder refuses phase 2, or narrows it so that packets of the other end are dropped. Where one end selects all that the other one does and more, it is a warning under IKEv2: the responder may narrow it.",
    action: "write the same networks, mirrored, and one `protocol` for both ends",
    failing: withTunnel("  policy left.lan <-> right.lan {\n    protocol = tcp <-> udp\n  }"),
    passing: withTunnel("  policy left.lan <-> right.lan {\n    protocol = tcp\n  }"),
    sources: [MANUAL26, MEASURED],
  },
  "policy/not-mirrored-ports": {
    severity: "error",
    waivable: false,
    title: "the two ends of a policy select different ports",
    why: "a source port here is a destination port there. With different numbers the ends do not mean the same packets. A port at one end only is a warning under IKEv2, where the responder may narrow the other end to it.",
    action: "write each port once: it is mirrored at the other end",
    failing: withTunnel(
      "  policy left.lan <-> right.lan {\n    protocol = tcp\n    dst-port = 443 <-> 8443\n  }",
    ),
    passing: withTunnel("  policy left.lan <-> right.lan {\n    protocol = tcp\n    dst-port = 443\n  }"),
    sources: [MANUAL26, MEASURED],
  },
  "policy/action-mismatch": {
    severity: "error",
    waivable: false,
    title: "the two ends of a policy do different things with the same traffic",
    why: "one end encrypts what the other one sends readable or drops: nothing gets through in either direction.",
    action: "write one `action` for both ends",
    failing: withTunnel("  policy left.lan <-> right.lan {\n    action = encrypt <-> none\n  }"),
    passing: withTunnel("  policy left.lan <-> right.lan {\n    action = encrypt\n  }"),
    sources: [MANUAL26],
  },
  "policy/port-without-protocol": {
    severity: "error",
    waivable: false,
    title: "a policy selects a port of a protocol that has none",
    why: "ports exist only in TCP, UDP and their relatives; a policy with a port never matches anything else.",
    action: "add `protocol = tcp` or `protocol = udp`",
    failing: withTunnel("  policy left.lan <-> right.lan {\n    dst-port = 443\n  }"),
    passing: withTunnel("  policy left.lan <-> right.lan {\n    protocol = tcp\n    dst-port = 443\n  }"),
    sources: [MANUAL26],
  },
  "policy/empty": {
    severity: "error",
    waivable: false,
    title: "a tunnel has no traffic to protect",
    why: "without a policy and without LANs at both ends no packet would ever enter it.",
    action: "write `lan =` in both sites, or a `policy`",
    failing: project({ riga: "\n  device = routeros 7.20\n  wan    = 198.51.100.7/24 on ether1" }),
    passing: same,
    sources: [MANUAL26],
  },
  "policy/arrow": {
    severity: "error",
    waivable: false,
    title: "a policy is written with the wrong arrow",
    why: "a tunnel's policy covers both directions, mirrored at the two ends: `<->`. `->` is one router's own view and stands in a `site`.",
    action: "write `<->` in a tunnel, `->` in a site",
    failing: withTunnel("  policy left.lan -> right.lan"),
    passing: withTunnel("  policy left.lan <-> right.lan"),
    sources: ["docs/language.md"],
  },
  "policy/transport-network": {
    severity: "error",
    waivable: false,
    title: "a transport-mode policy selects more than the tunnel's endpoints",
    why: "in transport mode only packets between the two endpoints themselves are processed: the policy would never match.",
    action: "use `mode = tunnel`, or select `left.outside <-> right.outside`",
    failing: project({
      phase2:
        "\n  encryption = aes-256-cbc\n  auth       = sha256\n  pfs        = ecp256\n  mode       = transport",
    }),
    passing: project({
      phase2:
        "\n  encryption = aes-256-cbc\n  auth       = sha256\n  pfs        = ecp256\n  mode       = transport",
      tunnel:
        '\n  phase1 = strong\n  phase2 = strong\n  psk    = env("HQ_RIGA")\n  policy left.outside <-> right.outside',
    }),
    sources: [MANUAL26],
  },
  "policy/duplicate-selector": {
    severity: "error",
    waivable: true,
    title: "a device has two policies for the same traffic",
    why: "RouterOS keeps one policy per selector and marks the other invalid: only one of the two tunnels carries traffic, whichever was first.",
    action:
      "select different traffic in each tunnel, make one `standby`, or waive it where only one runs at a time",
    failing: twice(""),
    passing: twice("\n  standby = yes"),
    sources: [
      "MikroTik IPsec manual, policy flags (invalid)",
      "https://forum.mikrotik.com/t/2-ipsec-tunnels-from-2-eth-to-1-host-1-eth/33279",
    ],
  },
} satisfies Group;
