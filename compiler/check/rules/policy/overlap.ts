/** Two policies that have packets in common, neither of them the exception to the other: their order decides, silently. */

import { report } from "../../../diagnostics/report.ts";
import type { Device } from "../../../spd/device.ts";
import { showPacket } from "../../../spd/packet.ts";
import { MANY } from "../../../spd/verdicts.ts";
import {
  deedOf,
  differenceOf,
  oncePerStatement,
  placesOf,
  sameTunnel,
  subjectsOf,
  trafficOf,
  type Remark,
} from "../../policies.ts";

export const policyOverlap = oncePerStatement("policy/overlap", remarks);

function remarks({ verdicts, policies, index }: Device): Remark[] {
  return verdicts.flatMap((verdict): Remark[] => {
    if (verdict.kind !== "crossed") return [];
    const [policy, by] = [policies[verdict.at], policies[verdict.by]];
    if (policy === undefined || by === undefined) return [];
    const boxes = [verdict.at, verdict.by].flatMap((at) => index.boxes[at] ?? []);
    const [place, other] = placesOf(policy, by);
    const packet = showPacket(verdict.packet, boxes);
    const { more } = verdict;
    return [
      {
        policy,
        tell: () =>
          report("policy/overlap", {
            message: `\`${policy.site.name}\` has two policies for ${packet}, and only their order decides: one for ${trafficOf(by.end)}, one for ${trafficOf(policy.end)}`,
            place,
            label: "this one comes second",
            related: [{ place: other, message: `this one comes first: it ${deedOf(by, packet)}` }],
            notes: [
              sameTunnel(policy, by)
                ? `they differ in ${differenceOf(policy, by)}`
                : `the second one ${deedOf(policy, "what it selects")}, but not what they share`,
              ...(more === 0
                ? []
                : [`it overlaps ${more >= MANY - 1 ? "very many" : more} more before it in the same way`]),
            ],
            subjects: subjectsOf(policy, by),
          }),
      },
    ];
  });
}
