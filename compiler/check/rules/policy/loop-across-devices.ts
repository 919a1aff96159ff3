/** A packet that goes from tunnel to tunnel and comes back to where it was: no device ever delivers it. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Device } from "../../../spd/device.ts";
import { encryptsAll, lockoutsOf } from "../../../spd/own-lan.ts";
import { showPacket, type Packet } from "../../../spd/packet.ts";
import { circlesAmong, type Hop } from "../../../spd/walk.ts";
import { deedOf, ownerOf, subjectsOf } from "../../policies.ts";
import type { Rule } from "../../rule.ts";
import { remember } from "../../../source/remember.ts";

export const loopAcrossDevices: Rule = {
  code: "policy/loop-across-devices",
  check: ({ devices }) => {
    const causes = remember(toldElsewhere);
    const told = new Set<string>();
    return circlesAmong(devices).flatMap(({ hops, packet }): Diagnostic[] => {
      // Who sends its own LAN away, or everything, is told so; the circle is what follows.
      if (hops.some(({ device, at }) => causes(device).has(at))) return [];
      const key = JSON.stringify(hops.map(({ device: { site } }) => site.name).toSorted());
      if (told.has(key)) return [];
      told.add(key);
      return [tell(hops, packet)];
    });
  },
};

/** The policies that have a report of their own. */
function toldElsewhere(device: Device): ReadonlySet<number> {
  const whole = device.index.boxes.flatMap((box, at) => {
    const policy = device.policies[at];
    const told = policy !== undefined && device.site.lan === undefined && encryptsAll(box, policy.end);
    return told ? [at] : [];
  });
  // What has no mirror image has no circle either, once it has one.
  const unmirrored = device.policies.flatMap(({ pair }, at) =>
    pair?.ends.some(({ stated }) => stated === undefined) === true ? [at] : [],
  );
  return new Set([...whole, ...unmirrored, ...lockoutsOf(device).map(({ at }) => at)]);
}

function tell(circle: readonly Hop[], packet: Packet): Diagnostic {
  const [first, ...others] = circle;
  const policies = circle.map(({ policy }) => policy);
  const way = [...circle, ...circle.slice(0, 1)]
    .map(({ device: { site } }) => `\`${site.name}\``)
    .join(" → ");
  const shown = showPacket(
    packet,
    circle.flatMap(({ device, at }) => device.index.boxes[at] ?? []),
  );
  return report("policy/loop-across-devices", {
    message: `${shown} goes round in a circle: ${way}`,
    place: first?.policy.place,
    label: first === undefined ? "" : `\`${first.device.site.name}\` ${deedOf(first.policy, "it")}`,
    related: others.map(({ policy, device: { site } }) => ({
      place: policy.place,
      message: `\`${site.name}\` sends it on through ${ownerOf(policy)}`,
    })),
    subjects: subjectsOf(...policies),
  });
}
