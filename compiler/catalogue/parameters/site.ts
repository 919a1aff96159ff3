/** `site`: one device, its addresses and the networks behind it. */

import { defineBlock } from "./define.ts";
import { language, manual, ros26 } from "./sources.ts";

export const site = defineBlock("site", {
  device: {
    type: { kind: "device" },
    agreement: "local",
    summary: "What the device is and which release it runs",
    body: "It decides what can be expressed, which spellings are printed and which defaults hold, so state the exact release: `7.20` is not `7.2`. `routeros`, `cisco-ios` and `strongswan` take a version; of `aws`, what makes its end is written as a request to its API and for Terraform; `azure` is only judged; `generic` is a partner whose parameters you know and who configures the other end by hand.",
    example: "device = routeros 7.20",
    mismatch: "The ends may be entirely different devices.",
    sources: [language],
  },
  wan: {
    type: { kind: "interface-address", dynamic: true },
    list: true,
    agreement: "local",
    summary: "The outside address with its length, and the interface that has it",
    body: "The tunnels of the site end here unless a tunnel's `outside` says otherwise. The host part must be there. Write `dynamic on ether1` for an address that only the device knows: such an end calls and needs an `id`, or is reached by name. Several addresses are a comma list.",
    example: "wan = 198.51.100.7/24 on ether1",
    mismatch: "An end that looks for the other at a wrong address waits until it gives up.",
    sources: [language],
  },
  lan: {
    aliases: ["lans"],
    type: { kind: "network" },
    list: true,
    agreement: "local",
    summary: "The networks behind this device",
    body: "A tunnel without policies protects every pair of the two ends' networks. The host part must be zero. The networks of two connected sites must not overlap.",
    example: "lan = 10.20.0.0/16, 10.21.0.0/24",
    mismatch: "The policies of both ends are made from it, so they mirror each other by construction.",
    sources: [language],
  },
  as: {
    aliases: ["asn", "local-as"],
    type: { kind: "integer", min: 1, max: 4_294_967_295, unit: "AS number" },
    agreement: "local",
    summary: "The site's BGP autonomous system number",
    body: "For a site that runs BGP without an instance to describe, such as a cloud. A `bgp` instance of the site overrides it, a tunnel's `bgp` overrides both. Private numbers are 64512 to 65534 and 4200000000 to 4294967294. Numbers above 65535 need RouterOS 3.12.",
    example: "as = 65010",
    mismatch: "Each end must expect the number the other announces, which is derived from here.",
    sources: [language, "RouterOS changelog 3.12", "RFC 6996"],
  },
  id: {
    aliases: ["my-id", "local-id"],
    type: { kind: "identity" },
    agreement: "local",
    summary: "The identity this site presents in every tunnel",
    body: "Left out, it is the outside address, which is right for fixed addresses. Behind NAT or with a changing address give it a name, and the other end expects that; of several branches that call one hub each needs its own. IKEv1 main mode with a pre-shared key can only look the key up by address.",
    example: 'id = fqdn("riga.example.net")',
    mismatch: "The other end must expect exactly this identity, of the same type.",
    sources: [manual, language, "RFC 2409 section 5.4"],
  },
  "behind-nat": {
    aliases: ["nat"],
    type: { kind: "behind-nat" },
    agreement: "local",
    summary: "Whether a translator hides the site, or the address that others see",
    body: "With it the other end is given the public address, ESP travels in UDP, and the identity no longer follows from the address. `yes` says that the public address is unknown: then only this end can start the tunnel, and the other end knows it by its `id`. AH is impossible.",
    example: "behind-nat = 203.0.113.77",
    mismatch:
      "Left out where it is true, the other end waits for packets from an address that never sends any.",
    sources: [manual, language, "RFC 3948"],
  },
  capabilities: {
    type: { kind: "text" },
    list: true,
    agreement: "local",
    summary: "What this device is limited to where its release alone does not tell",
    body: "Old images and export versions lack ciphers that their release documents: the Cisco in the 2.6 manual's example can do DES only. Name the algorithms that are there; whatever else of the same kind a tunnel asks of this end is reported.",
    example: "capabilities = des, sha1",
    mismatch: "The ends need not be equally capable; what they have in common must suffice.",
    sources: [ros26.cisco, language],
  },
});
