/** A policy that changes nothing: what stands before it takes all its packets and does the same with them. */

import type { Fix } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { showPacket } from "../../../spd/packet.ts";
import type { DevicePolicy } from "../../../spd/order.ts";
import { coverings, placed } from "../../coverings.ts";
import { alike, oncePerStatement, subjectsOf, trafficOf } from "../../policies.ts";

export const policyRedundant = oncePerStatement("policy/redundant", (device) =>
  coverings(device, true).map((covering) => ({
    policy: covering.policy,
    tell: (more) => {
      const { policy, by, decisive, boxes, packet } = covering;
      const { site, end } = policy;
      return report("policy/redundant", {
        message: `\`${site.name}\` has no use for its policy for ${trafficOf(end)}: ${by.length > 1 ? "earlier ones do" : "an earlier one does"} the same with all of it`,
        ...placed(covering, "adds nothing"),
        notes: [
          `${showPacket(packet, boxes)} meets the policy for ${trafficOf(decisive.end)} first, ${by.length > 1 ? "and every other packet of this one meets that one or the others" : "and so does every other packet of this one"}`,
          ...alike(more),
        ],
        subjects: subjectsOf(policy, ...by),
        fixes: more === 0 ? removal(policy) : [],
      });
    },
  })),
);

/** Only where the statement makes this one policy. */
function removal({ end, pair, carrier }: DevicePolicy): Fix[] {
  const whole = end.stated?.whole;
  const siblings = carrier?.connection.policies.filter((other) => other.place === pair?.place).length ?? 1;
  return whole === undefined || siblings > 1
    ? []
    : [{ title: "remove this policy", safe: false, edits: [{ place: whole, text: "" }] }];
}
