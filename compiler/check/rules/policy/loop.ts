/** Tunnels of one device that carry each other: each needs the other one to be there first. */

import { report } from "../../../diagnostics/report.ts";
import { nestingsOf } from "../../../spd/nesting.ts";
import { showPacket } from "../../../spd/packet.ts";
import { deedOf, ownerOf, subjectsOf, trafficOf } from "../../policies.ts";
import { perDevice } from "../../rule.ts";

export const policyLoop = perDevice("policy/loop", (device) =>
  nestingsOf(device).flatMap(({ tunnel: { connection }, chain, capture, circle }) => {
    if (!circle) return [];
    const [policy, ...others] = chain;
    const way = [`\`${connection.name}\``, ...chain.map(ownerOf)].join(" in ");
    return [
      report("policy/loop", {
        message: `tunnels of \`${device.site.name}\` carry each other: ${way}`,
        place: policy.place,
        label: `${deedOf(policy, showPacket(capture.packet, []))}`,
        related: others.map((other) => ({
          place: other.place,
          message: `and this one ${deedOf(other, trafficOf(other.end))}`,
        })),
        notes: [
          "RouterOS ends the circle by sending a packet as it is when it meets the same policy again: what reaches the partner is not what was agreed",
        ],
        subjects: [...new Set([...subjectsOf(...chain), ...connection.subjects])],
      }),
    ];
  }),
);
