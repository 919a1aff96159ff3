/** Codes about what stands around a tunnel on its router: address translation, the packet filter, segment sizes. */

import type { Group } from "./entry.ts";
import { PARTNER } from "./example-ends.ts";
import { project } from "./example.ts";

const FLOW =
  "MikroTik packet flow, https://help.mikrotik.com/docs/spaces/ROS/pages/328227/Packet+Flow+in+RouterOS";
const BYPASS =
  "MikroTik IPsec manual, NAT and Fasttrack Bypass, https://help.mikrotik.com/docs/spaces/ROS/pages/11993097/IPsec";
const AWS = "AWS Site-to-Site VPN user guide, https://docs.aws.amazon.com/vpn/latest/s2svpn/your-cgw.html";

/** The sound project, with these lines in the firewall of `hq`. */
function guarded(lines: readonly string[], tunnel?: string): string {
  const block = lines.map((line) => `    ${line}\n`).join("");
  return project({
    hq: `\n  device = routeros 7.20\n  wan    = 203.0.113.2/24 on ether1\n  lan    = 10.1.0.0/16\n\n  firewall {\n${block}  }`,
    ...(tunnel === undefined ? {} : { ...PARTNER, tunnel }),
  });
}

const ANY =
  '\n  phase1 = strong\n  phase2 = strong\n  psk    = env("HQ_RIGA")\n  policy any <-> right.lan\n  waive policy/any-source "whatever goes there is encrypted"';

export const surroundings = {
  "nat/bypass-missing": {
    severity: "error",
    waivable: true,
    title: "a router masquerades what its tunnels should encrypt",
    why: "source NAT comes before IPsec. A packet whose source was translated no longer matches its policy: it leaves unencrypted, or not at all.",
    action: "write `nat-bypass = yes`, or waive it where the router has such rules already",
    failing: guarded(["has        = masquerade", "mss        = auto"]),
    passing: guarded(["has        = masquerade", "nat-bypass = yes", "mss        = auto"]),
    sources: [BYPASS, FLOW, "RouterOS 2.6 IPsec manual, 16-Jul-2002, Policy"],
  },
  "nat/bypass-any-source": {
    severity: "warning",
    waivable: true,
    title: "a router masquerades what enters a tunnel from anywhere",
    why: "a policy for any source still matches after the translation, so the packet is encrypted, but every host behind the router looks like the router itself.",
    action: "write `nat-bypass = yes`, or waive it where the other end shall see one address",
    companions: ["policy/any-source"],
    failing: guarded(["has        = masquerade", "mss        = auto"], ANY),
    passing: guarded(["has        = masquerade", "nat-bypass = yes", "mss        = auto"], ANY),
    sources: [FLOW, "rant.gulbrandsen.priv.no, RouterOS 5.x and Amazon VPC, 2011-07-29"],
  },
  "firewall/fasttrack": {
    severity: "error",
    waivable: true,
    title: "FastTrack takes a tunnel's connections past IPsec",
    why: "a fasttracked packet skips the rest of the packet flow, IPsec with it. The first packets of a connection pass, then it stalls.",
    action: "write `fasttrack = exclude`, or waive it where rules above FastTrack accept the tunnels already",
    failing: guarded(["has       = fasttrack", "mss       = auto"]),
    passing: guarded(["has       = fasttrack", "fasttrack = exclude", "mss       = auto"]),
    sources: [BYPASS, FLOW],
  },
  "firewall/ike-input": {
    severity: "error",
    waivable: true,
    title: "a router drops what its peers send to it",
    why: "IKE comes as UDP 500 and 4500, protected packets as ESP or AH, BGP as TCP 179. What the router dropped never reaches its IKE daemon.",
    action: "write `input = yes`, or waive it where the router accepts its peers already",
    failing: guarded(["has   = input-drop", "mss   = auto"]),
    passing: guarded(["has   = input-drop", "input = yes", "mss   = auto"]),
    sources: [AWS, BYPASS],
  },
  "firewall/forward-decrypted": {
    severity: "warning",
    waivable: true,
    title: "a router drops what comes out of its tunnels",
    why: "a decrypted packet comes in a second time at the outside interface, and passes the filter like any other. Answers pass as established, new connections from the other end do not.",
    action: "write `forward = yes`, or waive it where the router accepts these networks already",
    failing: guarded(["has     = forward-drop", "mss     = auto"]),
    passing: guarded(["has     = forward-drop", "forward = yes", "mss     = auto"]),
    sources: [FLOW, "RouterOS changelog 6.30"],
  },
  "mtu/mss": {
    severity: "warning",
    waivable: true,
    title: "TCP segments are allowed to be longer than a tunnel can carry",
    why: "IPsec's headers and padding leave an exact number of bytes for a segment. Longer ones are fragmented, or lost where fragments or path MTU discovery are filtered.",
    action: "write `mss = auto`, or the number that fits",
    failing: guarded(["mss = 1450"]),
    passing: guarded(["mss = 1398"]),
    sources: [AWS, "RFC 4303 section 2"],
  },
  "mtu/mss-missing": {
    severity: "hint",
    waivable: true,
    title: "a described firewall does not limit TCP segments",
    why: "without a limit hosts agree on segments that only fit without IPsec, and rely on path MTU discovery to find out.",
    action: "write `mss = auto`; or `mss = no`, where another device limits them",
    failing: guarded(["input = yes"]),
    passing: guarded(["input = yes", "mss   = auto"]),
    sources: [AWS, "RFC 879"],
  },
} satisfies Group;
