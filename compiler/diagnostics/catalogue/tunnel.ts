/** Codes about a tunnel's ends: sites, outer and inner addresses, BGP between them. */

import type { Group } from "./entry.ts";
import { project, withTunnel } from "./example.ts";

const same = project();
const INSIDE = "  inside = 172.31.0.1/30 <-> 172.31.0.2/30\n";
const POLICIES = "  policy left.lan <-> right.lan\n  policy 172.31.0.1/32 <-> 172.31.0.2/32\n";
const withBgp = project({
  hq: "\n  device = routeros 7.20\n  wan    = 203.0.113.2/24 on ether1\n  lan    = 10.1.0.0/16\n\n  bgp core {\n    as = 65001\n  }",
  riga: "\n  device = routeros 7.20\n  wan    = 198.51.100.7/24 on ether1\n  lan    = 10.2.0.0/16\n\n  bgp core {\n    as = 65002\n  }",
  tunnel: `\n  phase1 = strong\n  phase2 = strong\n  psk    = env("HQ_RIGA")\n${INSIDE}${POLICIES}  bgp to-the-other {\n    instance = core\n  }`,
});

export const tunnel = {
  "site/device-missing": {
    severity: "error",
    waivable: false,
    title: "a site does not say what device it is",
    why: "without a device nothing can be checked against it and nothing can be written for it.",
    action: "write `device = routeros 7.20`, or `device = generic` for a partner's box",
    failing: project({ riga: "\n  wan = 198.51.100.7/24 on ether1\n  lan = 10.2.0.0/16" }),
    passing: same,
    sources: ["docs/language.md"],
  },
  "site/device-unknown": {
    severity: "error",
    waivable: false,
    title: "a site's device is unknown, or cannot be compiled for yet",
    why: "nothing can be checked against it and nothing can be written for it.",
    action:
      "use `routeros VERSION`, `cisco-ios` or `strongswan`; `generic`, `aws` or `azure` describe an end that somebody else configures",
    failing: project({
      riga: "\n  device = junos\n  wan    = 198.51.100.7/24\n  lan    = 10.2.0.0/16",
    }),
    passing: same,
    sources: ["docs/language.md"],
  },
  "site/capability": {
    severity: "error",
    waivable: true,
    title: "a tunnel asks a device for an algorithm it does not have",
    why: "the site says what its device is limited to; a proposal with anything else is refused, or cannot be entered at all.",
    action: "use an algorithm it has, or correct its `capabilities`",
    failing: project({
      riga: "\n  device       = generic\n  wan          = 198.51.100.7/24\n  lan          = 10.2.0.0/16\n  capabilities = aes-128-cbc",
    }),
    passing: project({
      riga: "\n  device       = generic\n  wan          = 198.51.100.7/24\n  lan          = 10.2.0.0/16\n  capabilities = aes-256-cbc",
    }),
    sources: ['RouterOS 2.6 IPsec manual, 16-Jul-2002, RouterOS and Cisco: "DES is default (and only)"'],
  },
  "tunnel/same-end": {
    severity: "error",
    waivable: false,
    title: "a tunnel has the same site at both ends",
    why: "a tunnel connects two different devices.",
    action: "name two different sites",
    failing: project({ header: "tunnel hq-riga: hq <-> hq" }),
    passing: same,
    sources: ["docs/language.md"],
  },
  "tunnel/outside-missing": {
    severity: "error",
    waivable: false,
    title: "the outer address of an end is unknown",
    why: "the other end must dial it and both must name it in their policies.",
    action: "write `wan =` in the site, or `outside = A <-> B` in the tunnel",
    failing: project({ riga: "\n  device = routeros 7.20\n  lan    = 10.2.0.0/16" }),
    passing: same,
    sources: ["RouterOS 2.6 IPsec manual, 16-Jul-2002, Peer"],
  },
  "tunnel/outside-foreign": {
    severity: "error",
    waivable: true,
    title: "an end's outer address is none of its own",
    why: "the device cannot send from an address it does not have: phase 1 never starts.",
    action: "use one of the site's `wan` addresses, or say `behind-nat = ADDRESS` in the site",
    failing: withTunnel("  outside = 203.0.113.99 <-> 198.51.100.7"),
    passing: withTunnel("  outside = 203.0.113.2 <-> 198.51.100.7"),
    sources: ["RouterOS 2.6 IPsec manual, 16-Jul-2002, Policy: sa-src"],
  },
  "tunnel/inside-mismatch": {
    severity: "error",
    waivable: true,
    title: "the inside addresses are not two hosts of one network",
    why: "the ends talk to each other directly inside the tunnel (BGP, ping); in different networks, or with the same address, they cannot.",
    action: "write two hosts of one network: `169.254.255.2/30 <-> 169.254.255.1/30`",
    failing: withTunnel("  inside = 172.31.0.1/30 <-> 172.31.0.6/30"),
    passing: withTunnel(INSIDE),
    sources: ["RFC 3927 section 2.1 for link-local pairs", "RFC 4271 section 5.1.3"],
  },
  "bgp/inside-missing": {
    severity: "error",
    waivable: false,
    title: "a BGP session has no address to talk to",
    why: "the session runs between the inside addresses of the tunnel.",
    action: "write `inside = A/30 <-> B/30` in the tunnel",
    failing: withBgp.replace(INSIDE, ""),
    passing: withBgp,
    sources: ["RFC 4271 section 3"],
  },
  "bgp/as-missing": {
    severity: "error",
    waivable: false,
    title: "a BGP session lacks an AS number",
    why: "each end must know its own and the other's number; a wrong or missing one never establishes.",
    action: "write `as =` in the site, its `bgp` block, or the tunnel's",
    failing: withBgp.replace("    as = 65002", "    router-id = 10.2.0.1"),
    passing: withBgp,
    sources: ["RFC 4271 section 4.2", "measured: FRR 8.4"],
  },
  "bgp/instance-dangling": {
    severity: "error",
    waivable: false,
    title: "a BGP session names an instance that neither end has",
    why: "the session would have no router-id and no AS number on the device.",
    action: "declare `bgp NAME { … }` in the site",
    failing: withBgp.replace("instance = core", "instance = edge"),
    passing: withBgp,
    sources: ["docs/language.md"],
  },
} satisfies Group;
