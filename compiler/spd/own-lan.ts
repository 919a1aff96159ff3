/** Policies that take the traffic inside the device's own networks: the router's replies to its LAN go into the tunnel. */

import { wordOf, type PolicyEnd } from "../expand/connection.ts";
import { intersection, prefixBits, type Box } from "./box.ts";
import type { Device } from "./device.ts";
import { actionOf } from "./fate.ts";
import type { Packet } from "./packet.ts";
import { prefixTable } from "../source/prefixes.ts";
import { findPacket } from "./search.ts";
import { remember, rememberWith } from "../source/remember.ts";
import type { SiteFacts } from "../expand/site.ts";
import type { PolicyIndex } from "./policy-index.ts";

export interface Lockout {
  /** Position of the policy. */
  readonly at: number;
  readonly packet: Packet;
}

/** Networks of a LAN that are looked at for one policy. */
const NETWORKS = 4;

/** Each policy that takes packets from the own LAN to a network of it that its destination contains, and no exception before it does. */
export function lockoutsOf({ site, index }: Device): readonly Lockout[] {
  return lockoutsIn(index, site);
}

const lockoutsIn = rememberWith((index: PolicyIndex, site: SiteFacts): readonly Lockout[] => {
  const lan = (site.lan?.value ?? []).map((prefix) => ({
    family: prefix.family,
    bits: prefixBits(prefix),
    value: undefined,
  }));
  if (lan.length === 0) return [];
  const table = prefixTable(lan);
  return index.boxes.flatMap((box, at): Lockout[] => {
    if (index.fates[at] === "none") return [];
    const inside = table
      .meeting(box.family, box.destination, NETWORKS)
      .filter(([bits]) => bits.startsWith(box.destination));
    if (inside.length === 0) return [];
    const from = table.meeting(box.family, box.source, NETWORKS);
    const regions = from.flatMap(([source]) =>
      inside.flatMap(([destination]) => intersection(box, between(box.family, source, destination)) ?? []),
    );
    for (const region of regions) {
      const found = findPacket(index, region, (first) => first === at);
      if (found.kind === "packet") return [{ at, packet: found.packet }];
    }
    return [];
  });
});

function between(family: 4 | 6, source: string, destination: string): Box {
  return { family, source, destination, protocol: "", sourcePort: "", destinationPort: "" };
}

/** Positions of the policies with the source `any`: few lists have one, and lists of thousands are asked after each edit. */
export const fromAnywhere = remember((index: PolicyIndex): readonly number[] =>
  index.boxes.flatMap(({ source }, at) => (source === "" ? [at] : [])),
);

/** From any to any, whatever the protocol. */
export function encryptsAll(box: Box, end: PolicyEnd): boolean {
  return box.source === "" && box.destination === "" && encryptsAnyTraffic(box, end);
}

/** From any to somewhere. */
export function encryptsAnySource(box: Box, end: PolicyEnd): boolean {
  return box.source === "" && box.destination !== "" && encryptsAnyTraffic(box, end);
}

/** In transport mode only packets between the two routers are taken, whatever is written. */
function encryptsAnyTraffic(box: Box, end: PolicyEnd): boolean {
  if (actionOf(end) !== "encrypt" || wordOf(end.phase2.fields, "phase2.mode") === "transport") return false;
  return box.protocol === "" && box.sourcePort === "" && box.destinationPort === "";
}
