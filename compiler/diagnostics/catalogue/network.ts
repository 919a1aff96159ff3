/** Codes about addresses: networks that overlap, addresses that are taken, and inside addresses nobody can have. */

import type { Group } from "./entry.ts";
import { project, withTunnel } from "./example.ts";

const same = project();

function riga(lan: string, wan = "198.51.100.7/24 on ether1"): string {
  return `\n  device = routeros 7.20\n  wan    = ${wan}\n  lan    = ${lan}`;
}

function spoke(lan: string): string {
  return `
site oslo {
  device = routeros 7.20
  wan    = 198.51.100.130/24 on ether1
  lan    = ${lan}
}

tunnel hq-oslo: hq <-> oslo {
  phase1 = strong
  phase2 = strong
  psk    = env("HQ_OSLO")
}
`;
}

const SECOND = `
tunnel hq-oslo: hq <-> oslo {
  phase1 = strong
  phase2 = strong
  psk    = env("HQ_OSLO")
  inside = 172.31.0.1/30 <-> 172.31.0.2/30
}
`;

/** A second spoke whose tunnel has an inside network. */
function insides(network: string): string {
  return project({
    tunnel: `\n  phase1 = strong\n  phase2 = strong\n  psk    = env("HQ_RIGA")\n  inside = ${network}`,
    after: spoke("10.3.0.0/16").split("\ntunnel")[0] + SECOND,
  });
}

/** Both tunnels of a connection to AWS, with these addresses inside the first. */
function cloud(inside: string): string {
  return project({
    phase1:
      "\n  exchange   = ikev2\n  encryption = aes-256-cbc\n  hash       = sha256\n  dh-group   = ecp256\n  lifetime   = 8h",
    riga: "\n  device = aws\n  lan    = 10.2.0.0/16",
    tunnel: `\n  phase1  = strong\n  phase2  = strong\n  psk     = env("HQ_RIGA")\n  outside = 203.0.113.2 <-> 198.51.100.7\n  inside  = ${inside}`,
    after:
      '\ntunnel second: hq <-> riga extends hq-riga {\n  psk     = env("SECOND")\n  outside = 203.0.113.2 <-> 198.51.100.8\n  inside  = 169.254.10.6/30 <-> 169.254.10.5/30\n  standby = yes\n}\n',
  });
}

export const network = {
  "network/overlap-sites": {
    severity: "error",
    waivable: true,
    title: "the two ends of a tunnel have the same addresses",
    why: "a host takes addresses of its own network for its neighbours and never asks the router for them. The router cannot know either for which of two hosts a packet is.",
    action: "renumber one of the networks, or exempt what is shared with `action = none`",
    failing: project({ riga: riga("10.1.8.0/24") }),
    passing: same,
    sources: ["RFC 4301 section 4.4.1", "RFC 1918 section 4"],
  },
  "network/overlap-remote-remote": {
    severity: "error",
    waivable: true,
    title: "two sites behind one hub have the same addresses",
    why: "the hub's policies stand in an order, and the first one that matches takes the packet: hosts of the other site are not reached.",
    action: "renumber one of the sites, or send only what is not shared through the tunnels",
    companions: ["policy/shadowed"],
    failing: project({ after: spoke("10.2.8.0/24") }),
    passing: project({ after: spoke("10.3.0.0/16") }),
    sources: ["RFC 4301 section 4.4.1"],
  },
  "network/duplicate-address": {
    severity: "error",
    waivable: true,
    title: "a device has one address twice",
    why: "an address belongs to one interface. The second row is refused, or the device answers on the wrong interface.",
    action: "give each interface an address of its own",
    failing: withTunnel("  inside = 203.0.113.2/24 <-> 203.0.113.3/24"),
    passing: withTunnel("  inside = 172.31.0.1/30 <-> 172.31.0.2/30"),
    sources: ["RFC 5227"],
  },
  "network/linklocal-30": {
    severity: "error",
    waivable: false,
    title: "an inside address is the broadcast address of its network",
    why: "the first address of a network names it and the last one means all its hosts: a /30 has two hosts, in the middle.",
    action: "take the two hosts in the middle: `169.254.255.2/30 <-> 169.254.255.1/30`",
    failing: withTunnel("  inside = 172.31.0.3/30 <-> 172.31.0.2/30"),
    passing: withTunnel("  inside = 172.31.0.1/30 <-> 172.31.0.2/30"),
    sources: ["RFC 1122 section 3.2.1.3", "RFC 3021"],
  },
  "network/linklocal-reserved": {
    severity: "error",
    waivable: false,
    title: "an inside network that AWS keeps for itself",
    why: "AWS refuses a tunnel with such an inside network, and uses the addresses for its own services.",
    action: "take another /30 of 169.254.0.0/16",
    failing: cloud("169.254.5.2/30 <-> 169.254.5.1/30"),
    passing: cloud("169.254.10.2/30 <-> 169.254.10.1/30"),
    sources: [
      "EC2 API, https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpnTunnelOptionsSpecification.html",
    ],
  },
  "network/linklocal-reused": {
    severity: "error",
    waivable: true,
    title: "two tunnels of one device have the same inside network",
    why: "the device has two ways to the same addresses and takes one of them for both: the other session never comes up.",
    action: "give each tunnel a network of its own",
    failing: insides("172.31.0.1/30 <-> 172.31.0.2/30"),
    passing: insides("172.31.0.5/30 <-> 172.31.0.6/30"),
    sources: [
      "EC2 API, https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpnTunnelOptionsSpecification.html",
    ],
  },
  "network/doc-range": {
    severity: "hint",
    waivable: true,
    title: "an address from a document's example stands beside a real one",
    why: "192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24 and 2001:db8::/32 are for examples and belong to nobody. Beside a real address they are what somebody copied and did not replace.",
    action: "write the real address",
    failing: project({ riga: riga("10.2.0.0/16", "52.0.0.1/24 on ether1") }),
    passing: same,
    sources: ["RFC 5737", "RFC 3849"],
  },
} satisfies Group;
