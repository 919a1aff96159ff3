/** Codes about one-sided configuration: who is whose partner, and whether each end's policies meet the other's. */

import type { Group } from "./entry.ts";
import { oneSided, project } from "./example.ts";

const MEASURED = "measured: strongSwan 5.9.8 charon and libreswan 4.10, both initiators";
const LANGUAGE = "docs/language.md";
const CLI_POLICY =
  "MikroTik CLI reference, https://manual.mikrotik.com/docs/cli-reference/ip/ipsec/policy.md";
const CLI_PEER = "MikroTik CLI reference, https://manual.mikrotik.com/docs/cli-reference/ip/ipsec/peer.md";

const same = oneSided();

const DYNAMIC = "\n  device = routeros 7.20\n  wan    = dynamic on ether1\n  lan    = 10.2.0.0/16";
const TWO_WANS =
  "\n  device = routeros 7.20\n  wan    = 203.0.113.2/24 on ether1, 203.0.113.130/25 on ether2\n  lan    = 10.1.0.0/16";
const PRIVATE = "\n  device = routeros 7.20\n  wan    = 192.168.1.2/24 on ether1\n  lan    = 10.2.0.0/16";
const CALLERS = `
  peer first {
    address = dns("one.example.net")
    phase1  = strong
    psk     = env("HQ_RIGA")
  }
  peer second {
    address = dns("two.example.net")
    phase1  = strong
    psk     = env("HQ_RIGA")
  }
  policy 10.1.0.0/16 -> 10.2.0.0/16 {
    peer   = first
    phase2 = strong
  }
  policy 10.1.0.0/16 -> 10.3.0.0/16 {
    peer   = second
    phase2 = strong
  }`;
const ambiguous = oneSided({
  riga: DYNAMIC,
  rigaPolicy: `
  policy 10.2.0.0/16 -> 10.1.0.0/16 {
    peer   = to-hq
    phase2 = strong
  }
  policy 10.3.0.0/16 -> 10.1.0.0/16 {
    peer   = to-hq
    phase2 = strong
  }`,
}).replace(/\n {2}peer to-riga [^}]*\}[^}]*\}/, CALLERS);

export const peer = {
  "peer/unpaired": {
    severity: "hint",
    waivable: true,
    title: "a peer's other end is not in this project",
    why: "only this end can be checked: whatever the other end does is unverifiable, and the tunnel may or may not come up.",
    action:
      "add the other site with its own `peer`, or waive it where the partner's configuration is unknown",
    failing: oneSided({
      hqPeer: '\n    address = 198.51.100.99\n    phase1  = strong\n    psk     = env("AT_HQ")',
      rigaPeer: '\n    address = 192.0.2.44\n    phase1  = strong\n    psk     = env("AT_RIGA")',
    }),
    passing: same,
    sources: [LANGUAGE],
  },
  "peer/ambiguous": {
    severity: "error",
    waivable: true,
    title: "it cannot be told which peers belong together",
    why: "several peers fit equally well, so nothing about them can be compared; a device that cannot tell its peers apart answers with the wrong key or proposal.",
    action: "write `address`, or `id` at one end and `remote-id` at the other, so that one partner remains",
    failing: ambiguous,
    passing: ambiguous
      .replace("peer first {", 'peer first {\n    remote-id = fqdn("one.example.net")')
      .replace("peer to-hq {", 'peer to-hq {\n    id      = fqdn("one.example.net")')
      .replace(/\n {2}policy 10\.3[^}]*\}/, "")
      .replace(/\n {2}policy [^}]*second[^}]*\}/, "")
      .replace(/\n {2}peer second [^}]*\}/, ""),
    sources: [LANGUAGE, CLI_PEER],
  },
  "peer/duplicate": {
    severity: "error",
    waivable: true,
    title: "a device has two peers at the same address",
    why: "a device finds the peer of a packet by its addresses and the exchange mode: it uses one of the two, and the other one never matches.",
    action: "keep one peer for the address, or give the two different addresses of their own",
    failing: oneSided({
      hqPolicy: `
  peer again {
    address = 198.51.100.7
    phase1  = strong
    psk     = env("HQ_RIGA")
  }
  policy 10.1.0.0/16 -> 10.2.0.0/16 {
    peer   = to-riga
    phase2 = strong
  }
  policy 10.1.0.0/16 -> 10.4.0.0/16 {
    peer   = again
    phase2 = strong
  }`,
    }),
    passing: same,
    sources: [
      CLI_PEER,
      "MikroTik IPsec manual, Peers: This entry is unreachable",
      "RouterOS changelog 6.43.4",
    ],
  },
  "peer/local-address-missing": {
    severity: "warning",
    waivable: true,
    title: "it is not said which of its addresses a device uses",
    why: "the first one is taken. The other end and the firewalls between them expect exactly one, and a line put in front of it in `wan` moves the tunnel.",
    action: "write `outside = A <-> B` in the tunnel, `local-address` in the peer",
    failing: project({ hq: TWO_WANS }),
    passing: project({
      hq: TWO_WANS,
      tunnel:
        '\n  phase1  = strong\n  phase2  = strong\n  psk     = env("HQ_RIGA")\n  outside = 203.0.113.2 <-> 198.51.100.7',
    }),
    sources: [CLI_PEER],
  },
  "peer/address-private": {
    severity: "warning",
    waivable: true,
    title: "a private address is called from a public one",
    why: "the internet does not route RFC 1918 and carrier addresses: packets to it go nowhere. Behind a translator the other end needs the address in front of it.",
    action: "say what others see, `behind-nat = ADDRESS` or `yes` in the site, or waive it on a private line",
    failing: project({ riga: PRIVATE }),
    passing: project({ riga: `${PRIVATE}\n  behind-nat = 198.51.100.7` }),
    sources: ["RFC 1918", "RFC 6598"],
  },
  "peer/same-endpoint-twice": {
    severity: "error",
    waivable: true,
    title: "two sites have the same outside address",
    why: "packets for it reach one of them at most, so the tunnels of the other never come up.",
    action: "correct one `wan`; where both stand behind one translator, say so with `behind-nat`",
    failing: project({
      after: `
site oslo {
  device = routeros 7.20
  wan    = 198.51.100.7/24 on ether1
  lan    = 10.3.0.0/16
}

tunnel hq-oslo: hq <-> oslo {
  phase1 = strong
  phase2 = strong
  psk    = env("HQ_OSLO")
}
`,
    }),
    passing: project(),
    sources: ["RFC 791 section 2.3"],
  },
  "peer/address-mismatch": {
    severity: "error",
    waivable: true,
    title: "a peer's address is not where the other end sends from",
    why: "packets go to somebody else, and those of the other end come from an address that nobody expects: phase 1 never completes.",
    action:
      "make `address` one of the other site's `wan` addresses, or state there what others see: `behind-nat`",
    failing: oneSided({
      rigaPeer: '\n    address = 203.0.113.99\n    phase1  = strong\n    psk     = env("HQ_RIGA")',
    }),
    passing: same,
    sources: ["measured: strongSwan 5.9.8 charon against charon, both initiators"],
  },
  "policy/missing-counterpart": {
    severity: "error",
    waivable: true,
    title: "a policy of one end has no counterpart at the other",
    why: "the other end has no policy for this traffic: as responder it refuses phase 2 (INVALID_ID_INFORMATION, TS_UNACCEPTABLE). Where another of its policies overlaps, an IKEv2 end may narrow the offer to that; then it is a warning.",
    action: "write the mirrored policy in the other site, its own side first",
    failing: oneSided({
      rigaPolicy: "\n  policy 10.2.0.0/16 -> 10.1.0.0/16 {\n    action = none\n  }",
    }),
    passing: same,
    sources: [MEASURED],
  },
  "policy/peer-missing": {
    severity: "error",
    waivable: false,
    title: "a site's policy encrypts without saying for whom",
    why: "the device must know which peer's SA the packets go into.",
    action: "write `peer = NAME`, or `action = none` for traffic that is not protected",
    failing: oneSided({
      hqPolicy: `
  policy 10.1.0.0/16 -> 10.2.0.0/16 {
    peer   = to-riga
    phase2 = strong
  }
  policy 10.1.0.0/16 -> 10.4.0.0/16 {
    phase2 = strong
  }`,
    }),
    passing: same,
    sources: [CLI_POLICY],
  },
  "policy/peer-idle": {
    severity: "warning",
    waivable: true,
    title: "a policy that protects nothing names a peer",
    why: "with `none` and `discard` no packet goes to a peer, so the name has no effect and is not printed.",
    action: "leave `peer` out, or encrypt",
    failing: oneSided({
      hqPolicy: `
  policy 10.1.9.0/24 -> 10.2.0.0/16 {
    action = none
    peer   = to-riga
  }
  policy 10.1.0.0/16 -> 10.2.0.0/16 {
    peer   = to-riga
    phase2 = strong
  }`,
    }),
    passing: same,
    sources: [CLI_POLICY],
  },
} satisfies Group;
