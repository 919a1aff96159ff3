/** A policy that is never reached: what stands before it takes all its packets and does something else with them. */

import { report } from "../../../diagnostics/report.ts";
import { showPacket } from "../../../spd/packet.ts";
import type { DevicePolicy } from "../../../spd/order.ts";
import {
  alike,
  deedOf,
  differenceOf,
  oncePerStatement,
  sameTunnel,
  subjectsOf,
  trafficOf,
} from "../../policies.ts";
import { coverings, placed } from "../../coverings.ts";

export const policyShadowed = oncePerStatement("policy/shadowed", (device) =>
  coverings(device, false).map((covering) => ({
    policy: covering.policy,
    tell: (more) => {
      const { policy, by, decisive, boxes, packet } = covering;
      const { site, end } = policy;
      const together = by.length > 1;
      return report("policy/shadowed", {
        message: `\`${site.name}\` never reaches its policy for ${trafficOf(end)}: ${together ? "earlier ones take" : "an earlier one takes"} all of it`,
        ...placed(covering, "never reached"),
        notes: [
          `${showPacket(packet, boxes)} meets the policy for ${trafficOf(decisive.end)} first, which ${deedOf(decisive, "it")}; ${otherwise(policy, decisive)}`,
          ...alike(more),
        ],
        help: together
          ? "write this policy above those, or leave it out"
          : "write the narrower policy above the wider one, or leave it out",
        subjects: subjectsOf(policy, ...by),
      });
    },
  })),
);

function otherwise(policy: DevicePolicy, decisive: DevicePolicy): string {
  return sameTunnel(policy, decisive)
    ? `they differ in ${differenceOf(policy, decisive)}`
    : `this one ${deedOf(policy, "it")}`;
}
