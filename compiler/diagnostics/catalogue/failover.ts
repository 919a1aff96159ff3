/** Codes about tunnels that stand in for each other. */

import type { Group } from "./entry.ts";
import { withTunnel } from "./example.ts";

const SECOND = `  wan    = 198.51.100.7/24 on ether1, 192.0.2.7/24 on ether2
  lan    = 10.2.0.0/16`;
const BACKUP = `
tunnel hq-riga-2: hq <-> riga {
  phase1  = strong
  phase2  = strong
  psk     = env("HQ_RIGA_2")
  outside = 203.0.113.2 <-> 192.0.2.7
}

failover both: hq-riga, hq-riga-2
`;
const sound = withTunnel("  outside = 203.0.113.2 <-> 198.51.100.7")
  .replace("  wan    = 198.51.100.7/24 on ether1\n  lan    = 10.2.0.0/16", SECOND)
  .concat(BACKUP);

/** The same two tunnels with a session over each. */
const routed = sound
  .replaceAll("routeros 7.20", "routeros 7.22")
  .replace(
    /( {2}lan {4}= 10\.1\.0\.0\/16\n)/,
    "$1  bgp core {\n    as        = 65001\n    router-id = 10.1.0.1\n  }\n",
  )
  .replace(/( {2}lan {4}= 10\.2\.0\.0\/16\n)/, "$1  as     = 65002\n")
  .replace(
    "<-> 198.51.100.7\n",
    "<-> 198.51.100.7\n  inside  = 172.31.0.1/30 <-> 172.31.0.2/30\n\n  policy left.lan <-> right.lan\n  policy left.inside <-> right.inside\n  bgp {\n  }\n",
  )
  .replace(
    "<-> 192.0.2.7\n",
    "<-> 192.0.2.7\n  inside  = 172.31.0.5/30 <-> 172.31.0.6/30\n\n  policy left.lan <-> right.lan\n  policy left.inside <-> right.inside\n  bgp {\n  # own\n  }\n",
  );

export const failover = {
  "failover/members": {
    severity: "error",
    waivable: false,
    title: "a failover is no list of two or more tunnels, each once",
    why: "it says which tunnel carries the traffic and which ones stand in for it, in their order; a tunnel has one such place.",
    action: "write `failover aws: aws-1, aws-2`",
    failing: sound.replace("hq-riga, hq-riga-2\n", "hq-riga, hq-riga-2, hq-riga\n"),
    passing: sound,
    sources: ["docs/language.md"],
  },
  "failover/standby": {
    severity: "error",
    waivable: false,
    title: "a tunnel is standby and in a failover",
    why: "`standby` keeps a tunnel out of routing until somebody switches it on; a failover switches by itself.",
    action: "take `standby` away, or the tunnel out of the failover",
    failing: sound.replace('env("HQ_RIGA_2")', 'env("HQ_RIGA_2")\n  standby = yes'),
    passing: sound,
    sources: ["docs/language.md"],
  },
  "failover/nothing-shared": {
    severity: "error",
    waivable: false,
    title: "the tunnels of a failover protect no traffic in common",
    why: "a router switches a policy from one peer to the next. Tunnels that end at different routers, or protect different networks, have no policy in common.",
    action: "name tunnels that end at one RouterOS and protect the same networks",
    failing: sound.replace(
      "outside = 203.0.113.2 <-> 192.0.2.7\n",
      "outside = 203.0.113.2 <-> 192.0.2.7\n\n  policy 10.1.0.0/24 <-> 10.9.0.0/24\n",
    ),
    passing: sound,
    sources: ["docs/language.md"],
  },
  "failover/probe": {
    severity: "error",
    waivable: false,
    title: "a router cannot find out which tunnel of a failover works",
    why: "before RouterOS 7.9 a policy names one peer, so netwatch has to ask somebody through the tunnel. A question that goes past the tunnel, or through another one, would switch at the wrong time or never.",
    action:
      "give each tunnel `inside` addresses and a policy between them, or name a `probe`, a host behind the other end, in the block of the failover",
    failing: sound.replaceAll("routeros 7.20", "routeros 7.8"),
    passing: sound,
    sources: ["RouterOS 2.9 reference manual, netwatch", "MikroTik documentation, Netwatch"],
  },
  "failover/bgp-preference": {
    severity: "warning",
    waivable: true,
    title: "BGP does not know which tunnel of a failover is the preferred one",
    why: "the later tunnels' routes are made less preferred in both directions, so that the other end sends through the tunnel that this one uses. Where a session has filters of its own, or the release's filters are in no source, they stay as they are: what comes back may take the tunnel that this router does not accept it from.",
    action:
      "in the session's own chains set a lower local preference inwards and prepend the AS outwards, or name none",
    failing: routed.replace("  # own\n", '  in-filter = "from-riga-2"\n'),
    passing: routed,
    sources: ["MikroTik wiki, Routing filters", "MikroTik documentation, Route Selection and Filters"],
  },
  "failover/far-end": {
    severity: "warning",
    waivable: true,
    title: "the other end of a failover does not switch",
    why: "a failover is kept to by the ends that can: RouterOS, and IOS with crypto maps. An end that cannot may answer through the tunnel that the other one has left, until its own dead peer detection takes that tunnel down.",
    action: "let the other end prefer the first tunnel by routes, or accept it in the block of the failover",
    failing: sound.replace("riga {\n  device = routeros 7.20", "riga {\n  device = strongswan 5.9.13"),
    passing: sound,
    sources: ["https://github.com/strongswan/strongswan/issues/1009", "docs/language.md"],
  },
} as const satisfies Group;
