/** `carrier gre NAME` and `carrier ipip NAME`: a tunnel interface between the outside addresses, which IPsec protects. */

import { defineBlock } from "./define.ts";

const gre = "MikroTik documentation, GRE, https://help.mikrotik.com/docs/x/MYDgDQ";

export const carrier = defineBlock("carrier", {
  mtu: {
    type: { kind: "integer", min: 68, max: 65_535, unit: "bytes" },
    agreement: "local",
    summary: "The longest packet that the interface takes",
    body: "What a carrier adds is 4 bytes of GRE, or nothing for IPIP, and then what ESP adds in transport mode. Left out, devices count with GRE's own header alone, so long packets are fragmented after they were encrypted: `vpnc check` says how many bytes fit.",
    example: "mtu = 1400",
    mismatch: "The ends need not agree, but routing protocols such as OSPF want equal ones.",
    sources: [gre, "RFC 4303 section 3.1.1"],
  },
  keepalive: {
    type: { kind: "duration", min: 1, max: 32_767 },
    agreement: "local",
    summary: "How often the interface asks whether the other end is there",
    body: "Ten questions without an answer take the interface down. RouterOS has it since 6.22 and uses 10 seconds by itself; dead peer detection of phase 1 watches the same path. Neither IOS nor Linux is told.",
    example: "keepalive = 10s",
    mismatch: "An end that does not answer takes the interface of the other down.",
    sources: [gre, "RouterOS changelog 6.22"],
  },
});
