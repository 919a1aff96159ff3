/** `names`, inside a site: what the configuration of a device has once and everybody refers to. */

import { defineBlock } from "./define.ts";
import { language } from "./sources.ts";

const yang = "Cisco's YANG models of IOS XE, Cisco-IOS-XE-crypto.yang and Cisco-IOS-XE-types.yang";

export const names = defineBlock("names", {
  map: {
    type: { kind: "text" },
    agreement: "local",
    summary: "The name of the crypto map on the outgoing interface",
    body: "Of a Cisco router. An interface has one crypto map, so every tunnel of the site is an entry of it. Say it where the router already has a map; left out, it is `vpnc`.",
    example: 'map = "mymap"',
    mismatch: "The ends need not agree.",
    sources: [yang, language],
  },
  sequence: {
    type: { kind: "integer", min: 1, max: 65_535, unit: "sequence number" },
    agreement: "local",
    summary: "The sequence number of the first entry of the crypto map",
    body: "Of a Cisco router. The entries of further tunnels follow in steps of ten. Entries are tried in ascending order; a number that the router already uses would change the entry that is there.",
    example: "sequence = 10",
    mismatch: "The ends need not agree.",
    sources: [yang, language],
  },
  list: {
    type: { kind: "integer", min: 100, max: 2699, unit: "access list" },
    agreement: "local",
    summary: "The number of the first access list",
    body: "Of a Cisco router, where extended lists have the numbers 100 to 199 and 2000 to 2699. The lists of further tunnels follow. Left out, lists have names.",
    example: "list = 101",
    mismatch: "The ends need not agree.",
    sources: [yang, language],
  },
});
