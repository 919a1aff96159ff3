/** Policies that others leave nothing of, as two rules tell of them: with what is decisive and where everything stands. */

import type { RelatedPlace } from "../diagnostics/diagnostic.ts";
import type { Place } from "../source/place.ts";
import type { Box } from "../spd/box.ts";
import type { Device } from "../spd/device.ts";
import type { DevicePolicy } from "../spd/order.ts";
import type { Packet } from "../spd/packet.ts";
import { deedOf, placesOf, samePlace, trafficOf } from "./policies.ts";

export interface Covering {
  readonly policy: DevicePolicy;
  /** What takes its packets, in order. */
  readonly by: readonly DevicePolicy[];
  /** The first of them that does something else, or the first of all. */
  readonly decisive: DevicePolicy;
  /** What the packet is an example of. */
  readonly boxes: readonly Box[];
  readonly packet: Packet;
}

/** Shown of those that take its packets together. */
const SHOWN = 3;

/** `same`: those whose packets meet with what they would have met anyway. */
export function coverings({ verdicts, policies, index }: Device, same: boolean): Covering[] {
  return verdicts.flatMap((verdict): Covering[] => {
    if (verdict.kind !== "covered" || verdict.same !== same) return [];
    const policy = policies[verdict.at];
    const by = verdict.by.flatMap((at) => policies[at] ?? []);
    const other = verdict.by.find((at) => index.fates[at] !== index.fates[verdict.at]) ?? verdict.by[0];
    const decisive = other === undefined ? undefined : policies[other];
    if (policy === undefined || decisive === undefined) return [];
    const boxes = [verdict.at, ...verdict.by].flatMap((at) => index.boxes[at] ?? []);
    return [{ policy, by, decisive, boxes, packet: verdict.packet }];
  });
}

/** Both places and what stands at them. */
export function placed(
  { policy, by, decisive }: Covering,
  label: string,
): { readonly place: Place; readonly label: string; readonly related: readonly RelatedPlace[] } {
  const [place] = placesOf(policy, decisive);
  const others = [decisive, ...by.filter((other) => other !== decisive)];
  const related = others.map((other) => ({
    place: placesOf(policy, other)[1],
    message: `this one comes first: it ${deedOf(other, trafficOf(other.end))}`,
  }));
  // A statement that made both shows nothing new.
  return { place, label, related: related.filter((each) => !samePlace(each.place, place)).slice(0, SHOWN) };
}
