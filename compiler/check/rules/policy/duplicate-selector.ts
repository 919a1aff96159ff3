/**
 * Two policies of one device with the same selector: RouterOS keeps one and marks the other invalid. This is what lets
 * only one of the two tunnels of the 2011 AWS recipe work at a time.
 */

import { showScalar } from "../../../catalogue/show.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Device } from "../../../spd/device.ts";
import { actionOf } from "../../../spd/fate.ts";
import type { DevicePolicy } from "../../../spd/order.ts";
import {
  alike,
  oncePerStatement,
  ownerOf,
  placesOf,
  sameTunnel,
  subjectsOf,
  type Remark,
} from "../../policies.ts";

export const duplicateSelector = oncePerStatement("policy/duplicate-selector", remarks);

function remarks({ verdicts, policies }: Device): Remark[] {
  return verdicts.flatMap((verdict): Remark[] => {
    const [policy, earlier] =
      verdict.kind === "twin" ? [policies[verdict.at], policies[verdict.by]] : [undefined, undefined];
    return policy === undefined || earlier === undefined
      ? []
      : [{ policy, tell: (more) => tell(policy, earlier, more) }];
  });
}

function tell(policy: DevicePolicy, earlier: DevicePolicy, more: number): Diagnostic {
  const { end, site } = policy;
  const traffic = `${showScalar(end.source.value)} to ${showScalar(end.destination.value)}`;
  const [here, there] = placesOf(policy, earlier);
  const [mine, other] = [ownerOf(policy), ownerOf(earlier)];
  return report("policy/duplicate-selector", {
    message: `\`${site.name}\` has two policies for ${traffic}: one of ${other}, one of ${mine}`,
    place: here,
    label:
      sameTunnel(policy, earlier) || mine === other
        ? "the same traffic again"
        : `${mine} selects the same traffic`,
    related: [{ place: there, message: `${other} selects it here` }],
    notes: [
      "RouterOS accepts one policy per selector and marks the second one invalid: only one of the two tunnels carries traffic",
      ...(actionOf(end) === "encrypt" ? [] : ["the first one decides what happens to the packets"]),
      ...alike(more),
    ],
    subjects: subjectsOf(policy, earlier),
  });
}
