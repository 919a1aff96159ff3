/** Codes about carriers: GRE and IPIP interfaces that IPsec protects. */

import type { Group } from "./entry.ts";
import { oneSided, project } from "./example.ts";

const SITE = (wan: string): string => `\n  device = routeros 7.20\n  wan    = ${wan} on ether1`;
const ENDS = { hq: SITE("203.0.113.2/24"), riga: SITE("198.51.100.7/24") };

/** Two routers and a carrier between them. */
function carried(lines = "    mtu = 1400", more = "", ends: Partial<typeof ENDS> = {}): string {
  return project({
    ...ENDS,
    ...ends,
    tunnel: `
  phase1 = strong
  phase2 = strong
  psk    = env("HQ_RIGA")
  inside = 172.31.0.1/30 <-> 172.31.0.2/30

  carrier gre gre-hq-riga {
${lines}
  }${more}`,
  });
}

const PEER = (address: string, carrier: string): string => `
    address = ${address}
    phase1  = strong
    phase2  = strong
    psk     = env("HQ_RIGA")

    carrier ${carrier} wire {
      mtu = 1400
    }`;

function apart(riga: string): string {
  return oneSided({
    ...ENDS,
    hqPeer: PEER("198.51.100.7", "gre"),
    rigaPeer: PEER("203.0.113.2", riga),
    hqPolicy: "",
    rigaPolicy: "",
  });
}

const GRE = "MikroTik documentation, GRE, https://help.mikrotik.com/docs/x/MYDgDQ";
const same = carried();

export const carrier = {
  "carrier/policies": {
    severity: "error",
    waivable: false,
    title: "a tunnel with a carrier has policies of its own",
    why: "the carrier is an interface, and routes decide what goes through it. A policy that selects the same packets encrypts them before they reach it, and the other end does not expect that.",
    action: "leave the policies out; what shall go through the carrier needs a route",
    failing: carried(undefined, "\n  policy 10.1.0.0/16 <-> 10.2.0.0/16"),
    passing: same,
    sources: [GRE, "RFC 4301 section 4.1"],
  },
  "carrier/outside": {
    severity: "error",
    waivable: false,
    title: "a carrier has no fixed address at one end",
    why: "the interface and the policy that protects it name both outside addresses. An address that changes, or that a translator replaces, is another one than the other end names.",
    action: "give the end a fixed `wan`, or let policies select the traffic instead of a carrier",
    failing: carried(undefined, "", { riga: `${SITE("198.51.100.7/24")}\n  behind-nat = 192.0.2.9` }),
    passing: same,
    sources: ["RFC 3948 section 5.2", GRE],
  },
  "carrier/mismatch": {
    severity: "error",
    waivable: false,
    title: "two peers have different carriers, or only one has one",
    why: "what arrives is no packet of the other end's interface, and its policy selects another protocol.",
    action: "write the same kind of `carrier` at both ends",
    companions: ["policy/not-mirrored"],
    failing: apart("ipip"),
    passing: apart("gre"),
    sources: ["RFC 2784", "RFC 2003"],
  },
  "carrier/mtu": {
    severity: "warning",
    waivable: true,
    title: "a carrier takes packets that do not fit once they are encrypted",
    why: "GRE's header and what ESP adds make a packet longer. One that exceeds 1500 bytes is fragmented after it was encrypted: that is slow, and many networks drop fragments.",
    action: "lower the `mtu` to what fits",
    failing: carried("    mtu = 1476"),
    passing: same,
    sources: ["RFC 4303 section 3.3.4", "RFC 2784 section 2.1"],
  },
} satisfies Group;
