/** Which policy takes a packet: a device's list and a packet in; the first that matches, in that device's order, out. */

import { contains, SIDES, type Box } from "../spd/box.ts";
import { flowOf, sameAddress, type IpPacket } from "./packet.ts";
import type { Router, Rule } from "./router.ts";

export type Way = "out" | "in";

/** What its device makes only while the other end is connected is not there while it is not. */
export function isAbsent({ fleeting, missing }: Rule): boolean {
  return fleeting === true && missing !== undefined;
}

/** In transport mode only packets between the two ends of the SA can be processed. */
export function matches(rule: Rule, packet: IpPacket, way: Way): boolean {
  const box = way === "out" ? rule.box : reversed(rule.box);
  return contains(box, flowOf(packet)) && (rule.tunnel || isBetweenEnds(rule, packet, way));
}

function isBetweenEnds({ endpoints }: Rule, { source, destination }: IpPacket, way: Way): boolean {
  if (endpoints === undefined) return true;
  const [own, other] = way === "out" ? [source, destination] : [destination, source];
  return sameAddress(own, endpoints.source) && sameAddress(other, endpoints.destination);
}

/** What comes back along a policy. */
export function reversed(box: Box): Box {
  const { source, destination, sourcePort, destinationPort } = box;
  return {
    ...box,
    source: destination,
    destination: source,
    sourcePort: destinationPort,
    destinationPort: sourcePort,
  };
}

export function firstMatch(router: Router, packet: IpPacket, way: Way): Rule | undefined {
  const all = router.rules.filter((rule) => !isAbsent(rule) && matches(rule, packet, way));
  switch (router.semantics.order.value) {
    case "first":
      return all[0];
    case "priority":
      return all.toSorted((a, b) => b.priority - a.priority)[0];
    case "narrowest":
      return all.toSorted((a, b) => width(a.box) - width(b.box))[0];
  }
}

/** Whether the order beyond the list had a say: then it is told how the order is known. */
export function orderDecided(router: Router, packet: IpPacket, way: Way): boolean {
  if (router.semantics.order.value === "first") return false;
  const [first, ...others] = router.rules.filter((rule) => !isAbsent(rule) && matches(rule, packet, way));
  return others.length > 0 && firstMatch(router, packet, way) !== first;
}

function width(box: Box): number {
  return -SIDES.reduce((sum, side) => sum + box[side].length, 0);
}
