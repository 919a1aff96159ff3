/** `firewall`, inside `site`: what the router does with packets already, and the rules its tunnels need there. */

import { defineBlock } from "./define.ts";
import { language, manual } from "./sources.ts";

const natManual = `${manual}, NAT and Fasttrack Bypass`;
const packetFlow =
  "MikroTik packet flow, https://help.mikrotik.com/docs/spaces/ROS/pages/328227/Packet+Flow+in+RouterOS";
const aws =
  "AWS Site-to-Site VPN user guide, firewall rules and best practices, https://docs.aws.amazon.com/vpn/latest/s2svpn/";
const local = "Each router has its own firewall; the ends need not agree.";

export const firewall = defineBlock("firewall", {
  has: {
    type: {
      kind: "word",
      words: [
        { word: "masquerade", summary: "It translates what leaves it: `masquerade` or `src-nat`" },
        { word: "fasttrack", summary: "It has a FastTrack rule for established connections" },
        { word: "input-drop", summary: "It drops packets to itself unless a rule accepts them" },
        { word: "forward-drop", summary: "It drops packets that pass through unless a rule accepts them" },
      ],
    },
    list: true,
    agreement: "local",
    summary: "What the router's firewall does already, written by somebody else",
    body: "vpnc does not read the router, so nothing is assumed about its rules. What is stated here is checked against the tunnels: a router that masquerades needs `nat-bypass`, one that fasttracks needs `fasttrack = exclude`, one that drops needs `input` and `forward`. It adds no rule by itself.",
    example: "has = masquerade, fasttrack",
    mismatch: local,
    sources: [natManual, packetFlow, language],
  },
  "nat-bypass": {
    type: { kind: "yes-no" },
    agreement: "local",
    summary: "Except the tunnels' traffic from source NAT",
    body: "Source NAT comes before IPsec: a packet whose source was translated no longer matches its policy and leaves in clear, or not at all. One accept rule per encrypting IPv4 policy is placed above all other rules of the `srcnat` chain. Connections that are open already keep their translation until they end.",
    example: "nat-bypass = yes",
    mismatch: local,
    sources: [natManual, packetFlow],
  },
  input: {
    type: { kind: "yes-no" },
    agreement: "local",
    summary: "Let in what the other ends send to the router itself",
    body: "For each tunnel, from the peer's address: UDP 500, UDP 4500 where NAT traversal is possible, ESP or AH; and TCP 179 from a BGP neighbour. A peer known by name has no address that a rule could state: its rules accept from anywhere, and a hint says so.",
    example: "input = yes",
    mismatch: local,
    sources: [aws, manual],
  },
  forward: {
    type: { kind: "yes-no" },
    agreement: "local",
    summary: "Let the tunnels' traffic pass in both directions",
    body: "A decrypted packet comes in again at the outside interface, where drop rules wait for it. The rules match the policies' networks and whether IPsec protected the packet, or will: a forged packet in clear is not let in. That needs the `ipsec-policy` matcher of RouterOS 6.30.",
    example: "forward = yes",
    mismatch: local,
    sources: [packetFlow, "RouterOS changelog 6.30"],
  },
  fasttrack: {
    type: {
      kind: "word",
      words: [
        {
          word: "exclude",
          aliases: ["yes"],
          summary: "Accept the tunnels' established connections above the FastTrack rule",
        },
        { word: "no", summary: "Add nothing" },
      ],
    },
    agreement: "local",
    summary: "Keep the tunnels' connections out of FastTrack",
    body: "A fasttracked packet skips IPsec: it leaves unencrypted, or the connection stalls after its first packets. FastTrack came with RouterOS 6.29; before, there is nothing to exclude from.",
    example: "fasttrack = exclude",
    mismatch: local,
    sources: [natManual, "RouterOS changelog 6.29"],
  },
  mss: {
    type: { kind: "mss", min: 536, max: 8960 },
    agreement: "local",
    summary: "The largest TCP segment that connections through the tunnels may agree on",
    body: "Encryption makes packets longer. Where path MTU discovery is filtered, full-size segments disappear and connections hang. `auto` computes the exact value for each tunnel from its suite, its encapsulation and a link of 1500 bytes: 1398 for AES-CBC with SHA-1 or SHA-256, 1406 for AES-GCM; in UDP, 1382 and 1398. State a number where a link is smaller, as with PPPoE.",
    example: "mss = auto",
    mismatch: "The smaller one of both routers' values holds for a connection.",
    sources: [aws, "RFC 4303 section 2", "RFC 879"],
  },
});
