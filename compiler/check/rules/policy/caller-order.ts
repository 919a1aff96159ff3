/**
 * A RouterOS makes the policies of a caller while it is connected, and no source says where in the list they stand: they
 * may have no packets in common with a policy that does something else with them.
 */

import { report } from "../../../diagnostics/report.ts";
import { waits } from "../../../expand/waits.ts";
import { remember } from "../../../source/remember.ts";
import { prefixTable } from "../../../source/prefixes.ts";
import { intersection } from "../../../spd/box.ts";
import type { Device } from "../../../spd/device.ts";
import { actionOf } from "../../../spd/fate.ts";
import type { DevicePolicy } from "../../../spd/order.ts";
import { packetOf, showPacket } from "../../../spd/packet.ts";
import { deedOf, tellOnce, placesOf, subjectsOf, trafficOf, type Remark } from "../../policies.ts";
import { waiting } from "../../callers.ts";
import { acrossConnections } from "../../rule.ts";

export const callerOrder = acrossConnections("policy/caller-order", waiting, (_callers, { devices }) =>
  tellOnce(devices.flatMap(remarksOf)),
);

/** Only where somebody calls: looking for that at each of the thousands of policies of a hub takes longer than all other rules. */
const remarksOf = remember(remarks);

function remarks(device: Device): Remark[] {
  const { policies, index, verdicts } = device;
  const made = policies.flatMap((policy, at) => (isMade(policy) ? [at] : []));
  if (made.length === 0) return [];
  const table = prefixTable(
    index.boxes.map(({ family, destination }, value) => ({ family, bits: destination, value })),
  );
  // What their order decides already is said of them by other rules.
  const told = new Set(verdicts.map(({ at }) => at));
  return made.flatMap((at): Remark[] => {
    const [policy, box] = [policies[at], index.boxes[at]];
    if (policy === undefined || box === undefined || told.has(at)) return [];
    const other = table
      .meeting(box.family, box.destination, Infinity)
      .map(([, found]) => found)
      .find((found) => index.fates[found] !== index.fates[at] && !told.has(found) && shared(found));
    const by = other === undefined ? undefined : policies[other];
    const common = other === undefined ? undefined : shared(other);
    if (by === undefined || common === undefined) return [];
    const boxes = [box, ...(other === undefined ? [] : [index.boxes[other] ?? box])];
    return [{ policy, tell: () => tell(policy, by, showPacket(packetOf(common), boxes)) }];

    function shared(found: number): ReturnType<typeof intersection> {
      const theirs = index.boxes[found];
      return theirs === undefined || box === undefined ? undefined : intersection(box, theirs);
    }
  });
}

function isMade({ end, carrier }: DevicePolicy): boolean {
  return carrier !== undefined && waits(carrier.connection, carrier.at) && actionOf(end) === "encrypt";
}

function tell(policy: DevicePolicy, by: DevicePolicy, packet: string): ReturnType<typeof report> {
  const [place, other] = placesOf(policy, by);
  return report("policy/caller-order", {
    message: `nobody knows which policy of \`${policy.site.name}\` decides about ${packet}: the one for ${trafficOf(policy.end)} is made while \`${policy.carrier?.connection.name ?? ""}\` is connected, and the one for ${trafficOf(by.end)} may stand above or below it`,
    place,
    label: "made when the other end calls",
    related: [{ place: other, message: `this one ${deedOf(by, packet)}` }],
    subjects: subjectsOf(policy, by),
  });
}
