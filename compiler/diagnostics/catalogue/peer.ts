/** Codes about one-sided configuration: who is whose partner, and whether each end's policies meet the other's. */

import type { Group } from "./entry.ts";
import { oneSided } from "./example.ts";

const MEASURED = "measured: strongSwan 5.9.8 charon and libreswan 4.10, both initiators";
const LANGUAGE = "docs/language.md";
const CLI_POLICY =
  "MikroTik CLI reference, https://manual.mikrotik.com/docs/cli-reference/ip/ipsec/policy.md";
const CLI_PEER = "MikroTik CLI reference, https://manual.mikrotik.com/docs/cli-reference/ip/ipsec/peer.md";

const same = oneSided();

const DYNAMIC = "\n  device = routeros 7.20\n  wan    = dynamic on ether1\n  lan    = 10.2.0.0/16";
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
    title: "a site has two peers at the same address",
    why: "a device finds the peer of a packet by its addresses: it uses one of the two, and the other one never matches.",
    action: "keep one peer for the address, or give the two different `local-address`es",
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
    sources: [CLI_PEER],
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
