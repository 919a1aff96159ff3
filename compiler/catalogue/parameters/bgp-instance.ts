/** `bgp NAME` inside a site: the router's BGP process. */

import { defineBlock } from "./define.ts";
import { console7, language } from "./sources.ts";

const exports5 = "exports of RouterOS 5.7, 5.21 and 6.43.8, /routing bgp instance";
const local = "The ends need not agree.";

export const bgpInstance = defineBlock("bgp-instance", {
  as: {
    aliases: ["asn", "local-as"],
    type: { kind: "integer", min: 1, max: 4_294_967_295, unit: "AS number" },
    agreement: "local",
    summary: "Autonomous system number of this instance",
    body: "Both ends in one system is internal BGP, two systems is external BGP; RouterOS 7 wants to be told which (`local.role`), and the script derives it.",
    example: "as = 65000",
    mismatch: "The other end must expect this number, or the session never leaves the OPEN exchange.",
    sources: [exports5, "FRR 8.4, measured"],
  },
  "router-id": {
    type: { kind: "address" },
    agreement: "local",
    summary: "The instance's identifier, written as an IPv4 address",
    body: "It must differ between the routers that talk to each other. Left out, RouterOS takes one of its addresses, which may change: state it.",
    example: "router-id = 10.255.12.1",
    mismatch: "Two routers with the same identifier refuse each other.",
    sources: [exports5, "RFC 4271 section 4.2"],
  },
  "client-to-client-reflection": {
    type: { kind: "yes-no" },
    agreement: "local",
    summary: "Whether a route reflector passes routes between its clients",
    body: "Only means something on a route reflector, and there only when the clients do not talk to each other already. RouterOS 7 has it on the connection, inverted.",
    example: "client-to-client-reflection = no",
    mismatch: local,
    sources: [exports5, console7, "RFC 4456"],
  },
  "ignore-as-path-len": {
    type: { kind: "yes-no" },
    agreement: "local",
    summary: "Leave the length of the AS path out of the choice of the best route",
    body: "Routers that decide differently about the same routes can form loops; leave it off unless you know why.",
    example: "ignore-as-path-len = no",
    mismatch: local,
    sources: [exports5, console7],
  },
  "redistribute-connected": {
    type: { kind: "yes-no" },
    agreement: "local",
    summary: "Announce all directly connected networks",
    body: "It announces the inside networks of the tunnels and everything else plugged in, so an explicit `networks` list is nearly always better.",
    example: "redistribute-connected = no",
    mismatch: local,
    sources: [exports5, console7],
  },
  "out-filter": {
    type: { kind: "text" },
    agreement: "local",
    summary: "Name of the filter chain for what the instance announces",
    body: 'The chain itself is written on the router. `""` states explicitly that there is none.',
    example: 'out-filter = ""',
    mismatch: local,
    sources: [exports5],
  },
  networks: {
    aliases: ["network"],
    type: { kind: "network" },
    list: true,
    agreement: "local",
    summary: "Networks that the instance announces",
    body: "Usually the site's `lan`. RouterOS 7 keeps them in an address list that the connection names, and announces only those for which a route exists.",
    example: "networks = 10.12.0.0/16",
    mismatch: local,
    sources: [console7, language],
  },
});
