/** Codes about what a BGP session says: numbers, timers, what it announces, and whether the tunnel carries it. */

import type { Group } from "./entry.ts";
import { project, WATCHFUL } from "./example.ts";
import { routedPeers } from "./example-peers.ts";

interface Lines {
  readonly hq?: string;
  readonly riga?: string;
  readonly session?: string;
  readonly inside?: string;
  readonly policy?: string;
  readonly far?: string;
  readonly after?: string;
}

const POLICY = "policy left.lan <-> right.lan\n  policy left.inside <-> right.inside";

function site(wan: string, lan: string, instance: string): string {
  return `\n  device = routeros 7.20\n  wan    = ${wan} on ether1\n  lan    = ${lan}\n\n  bgp core {\n    ${instance}\n  }`;
}

/** Two routers with an instance each, and a session over the tunnel. */
function routed(lines: Lines = {}): string {
  const inside = lines.inside ?? "172.31.0.1/30 <-> 172.31.0.2/30";
  return project({
    phase1: WATCHFUL,
    hq: site("203.0.113.2/24", "10.1.0.0/16", lines.hq ?? "as = 65001"),
    riga: lines.far ?? site("198.51.100.7/24", "10.2.0.0/16", lines.riga ?? "as = 65002"),
    tunnel: `
  phase1 = strong
  phase2 = strong
  psk    = env("HQ_RIGA")
  inside = ${inside}

  ${lines.policy ?? POLICY}
  bgp session {
    ${lines.session ?? "hold-time = 30s"}
  }`,
    after: lines.after ?? "",
  });
}

/** Riga has two lines; the second one carries the same networks. */
const LINES = {
  riga: "198.51.100.7/24 on ether1, 198.51.100.8/24",
  first: "172.31.0.1/30 <-> 172.31.0.2/30\n  outside = 203.0.113.2 <-> 198.51.100.7",
};

const SECOND = `
tunnel second: hq <-> riga extends hq-riga {
  psk     = env("SECOND")
  outside = 203.0.113.2 <-> 198.51.100.8
  inside  = 172.31.0.5/30 <-> 172.31.0.6/30
  waive policy/duplicate-selector "one tunnel runs at a time"
STANDBY}
`;

function twoLines(standby: string): string {
  return routed({
    far: site(LINES.riga, "10.2.0.0/16", "as = 65002"),
    inside: LINES.first,
    after: SECOND.replace("STANDBY", standby),
  });
}

/** Towards a cloud, with two tunnels as it wants them. */
function cloud(session: string): string {
  return routed({
    far: "\n  device = aws\n  lan    = 10.2.0.0/16\n  as     = 64512",
    inside:
      "169.254.10.2/30 <-> 169.254.10.1/30\n  outside = 203.0.113.2 <-> 198.51.100.7\n  phase1 {\n    lifetime = 8h\n  }",
    session,
    policy: `${UNIQUE}\n  ${ONE_PAIR}`,
    after: CLOUD,
  });
}

const UNIQUE =
  "policy left.lan <-> right.lan {\n    level = unique\n  }\n  policy left.inside <-> right.inside {\n    level = unique\n  }";
const ONE_PAIR = 'waive aws/one-sa-pair "the session needs a policy of its own"';

const CLOUD = `
tunnel second: hq <-> riga extends hq-riga {
  psk     = env("SECOND")
  outside = 203.0.113.2 <-> 198.51.100.8
  inside  = 169.254.10.6/30 <-> 169.254.10.5/30
  standby = yes
  bgp {
    name              = second
    default-originate = never
  }
  waive policy/duplicate-selector "one tunnel runs at a time"
  ${ONE_PAIR}
}
`;

const MIKROTIK = "MikroTik documentation, BGP, https://help.mikrotik.com/docs/spaces/ROS/pages/328220/BGP";
const same = routed();

export const bgp = {
  "bgp/asn-range": {
    severity: "error",
    waivable: false,
    title: "an AS number that no network can have",
    why: "some numbers are reserved for the protocol itself. A neighbour refuses a session with them, or takes the number for another one.",
    action: "take a number of your own; private ones are 64512 to 65534 and 4200000000 to 4294967294",
    failing: routed({ riga: "as = 65535" }),
    passing: same,
    sources: ["RFC 7300", "RFC 6793", "RFC 7607"],
  },
  "bgp/asn-mirror": {
    severity: "error",
    waivable: false,
    title: "a peer expects another AS number than the other end has",
    why: "a router compares the number that its neighbour announces with the one it was told, and closes the session when they differ.",
    action: "write the other end's number to the right of `<->`",
    failing: routedPeers({ hq: "as = 65001 <-> 65003" }),
    passing: routedPeers(),
    sources: ["RFC 4271 section 6.2", "FRR 8.4, measured"],
  },
  "bgp/one-ended": {
    severity: "error",
    waivable: true,
    title: "only one of two peers has a BGP session",
    why: "a router answers only neighbours that it was told of: the session never opens.",
    action: "write a `bgp` in the other peer, or take this one out",
    failing: routedPeers({ riga: "" }),
    passing: routedPeers(),
    sources: ["RFC 4271 section 8.2.1"],
  },
  "bgp/hold-time": {
    severity: "warning",
    waivable: true,
    title: "the timers of a BGP session do not fit together",
    why: "a hold time of one or two seconds must be refused, and a session without three keepalives in its hold time ends with the first one that is lost.",
    action: "take a hold time of 0 or at least 3 seconds, and a keepalive of a third of it",
    failing: routed({ session: "hold-time = 30s\n    keepalive = 20s" }),
    passing: routed({ session: "hold-time = 30s\n    keepalive = 10s" }),
    sources: ["RFC 4271 section 4.2", "RFC 4271 section 4.4"],
  },
  "bgp/policy-covers-session": {
    severity: "error",
    waivable: true,
    title: "no policy encrypts a tunnel's BGP session",
    why: "the session runs between the inside addresses. RouterOS has no tunnel interface: what no policy selects leaves unencrypted, towards an address that nobody else has.",
    action: "add `policy left.inside <-> right.inside`",
    failing: routed({ policy: "policy left.lan <-> right.lan" }),
    passing: same,
    sources: [
      "rant.gulbrandsen.priv.no, RouterOS 5.x and Amazon VPC, 2011-07-29",
      "MikroTik IPsec manual, policy",
    ],
  },
  "bgp/default-originate": {
    severity: "warning",
    waivable: true,
    title: "a default route is announced to a cloud",
    why: "a cloud's network sends everything for which it has no better route to whoever announces a default route: its internet traffic comes through the tunnel.",
    action: "write `default-originate = never`, or waive it where that is wanted",
    companions: ["aws/one-sa-pair", "policy/duplicate-selector"],
    failing: cloud("default-originate = always"),
    passing: cloud("default-originate = never"),
    sources: ["rant.gulbrandsen.priv.no, RouterOS 5.x and Amazon VPC, 2011-07-29", "RouterOS changelog 3.12"],
  },
  "bgp/redistribute-connected": {
    severity: "warning",
    waivable: true,
    title: "the link networks of tunnels are announced",
    why: "every connected network is announced, the link-local ones inside the tunnels too. They mean something else on every link, and mislead whoever learns them.",
    action: "list what to announce in `networks`, or name an `out-filter`",
    failing: routed({
      hq: "as = 65001\n    redistribute-connected = yes",
      inside: "169.254.10.1/30 <-> 169.254.10.2/30",
    }),
    passing: routed({
      hq: "as = 65001\n    networks = 10.1.0.0/16",
      inside: "169.254.10.1/30 <-> 169.254.10.2/30",
    }),
    sources: ["RFC 3927 section 7", "rant.gulbrandsen.priv.no, RouterOS 5.x and Amazon VPC, 2011-07-29"],
  },
  "bgp/private-as": {
    severity: "hint",
    waivable: true,
    title: "a router takes its own private AS number out of the path",
    why: "`remove-private-as` is for sessions with the internet. Between private numbers it takes out what tells the neighbours where a route comes from, and by what loops are found.",
    action: "write `remove-private-as = no`",
    failing: routed({ session: "remove-private-as = yes" }),
    passing: routed({ session: "remove-private-as = no" }),
    sources: ["RFC 6996 section 4", MIKROTIK],
  },
  "bgp/router-id": {
    severity: "error",
    waivable: true,
    title: "two BGP neighbours have the same identifier",
    why: "the identifier tells routers apart when both open a session at once, and protects them from talking to themselves: equal ones refuse each other.",
    action: "give each router an identifier of its own, one of its addresses for instance",
    failing: routed({
      hq: "as = 65001\n    router-id = 10.255.0.1",
      riga: "as = 65002\n    router-id = 10.255.0.1",
    }),
    passing: routed({
      hq: "as = 65001\n    router-id = 10.255.0.1",
      riga: "as = 65002\n    router-id = 10.255.0.2",
    }),
    sources: ["RFC 4271 section 4.2", "RFC 6286"],
  },
  "bgp/one-active": {
    severity: "warning",
    waivable: true,
    title: "two tunnels select the same traffic, and both announce routes",
    why: "only one of two policies with the same selector carries traffic. With both sessions up, the other end answers through either tunnel, and what comes through the idle one is dropped.",
    action: "name them in a `failover`, or make one of the tunnels `standby`, which keeps its session down",
    companions: ["policy/duplicate-selector"],
    failing: twoLines(""),
    passing: twoLines("  standby = yes\n"),
    sources: [
      "rant.gulbrandsen.priv.no, RouterOS 5.x and Amazon VPC, 2011-07-29",
      "MikroTik IPsec manual, policy flags (invalid)",
    ],
  },
  "bgp/output-network-igp": {
    severity: "warning",
    waivable: true,
    title: "a network is announced that may not be in the routing table",
    why: "RouterOS 7 announces a listed network only while it has a route for exactly this network. A summary without a route of its own is never announced, and nothing says so.",
    action: "list the networks as they are in `lan`, or waive it where the router has such a route",
    failing: routed({ hq: "as = 65001\n    networks = 10.0.0.0/8" }),
    passing: routed({ hq: "as = 65001\n    networks = 10.1.0.0/16" }),
    sources: [MIKROTIK],
  },
} satisfies Group;
