/** `bgp` inside a tunnel: the session between the two ends' inside addresses. */

import { defineBlock } from "./define.ts";
import { console7, language } from "./sources.ts";

const exports6 = "exports of RouterOS 5 and 6, /routing bgp peer";
const local = "The ends need not agree.";

export const bgp = defineBlock("bgp", {
  instance: {
    type: { kind: "reference", to: "bgp", none: false },
    agreement: "local",
    summary: "The site's BGP instance that runs the session",
    body: "A site with one instance needs no line. RouterOS 7.0 to 7.19 have no instances but templates and connections; from 7.20 instances are back.",
    example: "instance = office-bgp",
    mismatch: local,
    sources: [language, console7],
  },
  as: {
    aliases: ["local-as", "asn"],
    type: { kind: "integer", min: 1, max: 4_294_967_295, unit: "AS number" },
    agreement: "mirror",
    summary: "The ends' autonomous system numbers in this session",
    body: "Left out, they are those of the instances, else those of the sites. The number of one end is what the other expects of its neighbour.",
    example: "as = 65000 <-> 7224",
    mismatch: "The session never establishes.",
    sources: [language, "FRR 8.4, measured"],
  },
  "hold-time": {
    aliases: ["holdtime"],
    type: { kind: "duration", min: 0, max: 65_535 },
    agreement: "negotiated",
    summary: "Silence after which the session counts as dead",
    body: "The ends settle on the smaller value. Zero switches the timer off, otherwise at least three seconds. Let it outlast dead peer detection, so that the tunnel recovers before routing moves away.",
    example: "hold-time = 30s",
    mismatch: "The smaller value wins; nothing breaks.",
    sources: [exports6, "RFC 4271 section 4.2", "FRR 8.4, measured"],
  },
  keepalive: {
    aliases: ["keepalive-time"],
    type: { kind: "duration", min: 0, max: 21_845 },
    agreement: "negotiated",
    summary: "How often the end shows that it is alive",
    body: "At most a third of the hold time, which is what routers choose when nothing is said.",
    example: "keepalive = 10s",
    mismatch: "Each end has its own rhythm; it only must be shorter than the agreed hold time.",
    sources: [console7, "RFC 4271 section 4.4"],
  },
  "address-families": {
    aliases: ["afi"],
    type: {
      kind: "word",
      words: [
        { word: "ip", aliases: ["ipv4"], summary: "IPv4 routes" },
        { word: "ipv6", summary: "IPv6 routes" },
      ],
    },
    list: true,
    agreement: "local",
    summary: "Kinds of routes that the session carries",
    body: "RouterOS spells it `address-families` up to 7.18 and `afi` from 7.19 on.",
    example: "address-families = ip",
    mismatch: "Only families that both ends have are exchanged.",
    sources: [exports6, console7, "RFC 4760"],
  },
  "default-originate": {
    type: {
      kind: "word",
      words: [
        { word: "never", summary: "No default route is announced" },
        { word: "always", summary: "A default route is announced in any case" },
        { word: "if-installed", summary: "A default route is announced while the router has one" },
      ],
    },
    agreement: "local",
    summary: "Whether the end announces a default route to the other",
    body: "It draws all traffic of the other end through the tunnel, internet traffic included: fine for a branch that shall use the office's line, a surprise otherwise.",
    example: "default-originate = if-installed",
    mismatch: local,
    sources: [exports6, console7, "RouterOS changelog 3.12"],
  },
  multihop: {
    type: { kind: "yes-no" },
    agreement: "local",
    summary: "Whether the neighbour may be more than one hop away",
    body: "Sessions between inside addresses are one hop: `no`. It is needed when the session runs between loopback addresses.",
    example: "multihop = no",
    mismatch: "An end without it refuses a neighbour that is not directly connected.",
    sources: [exports6, console7],
  },
  "remove-private-as": {
    type: { kind: "yes-no" },
    agreement: "local",
    summary: "Take private AS numbers out of what is announced",
    body: "For sessions with the public internet. Where one's own number is private, as with most cloud tunnels, the path would become empty: `no`.",
    example: "remove-private-as = no",
    mismatch: local,
    sources: [exports6, console7, "RouterOS changelog 3.25"],
  },
  "in-filter": {
    type: { kind: "text" },
    agreement: "local",
    summary: "Name of the filter chain for what is received",
    body: "The chain itself is written on the router. Without one, everything the neighbour announces is believed, a default route included.",
    example: 'in-filter = "from-vpc"',
    mismatch: local,
    sources: [exports6, console7],
  },
  "out-filter": {
    type: { kind: "text" },
    agreement: "local",
    summary: "Name of the filter chain for what is announced",
    body: "The chain itself is written on the router.",
    example: 'out-filter = "to-vpc"',
    mismatch: local,
    sources: [exports6, console7],
  },
});
