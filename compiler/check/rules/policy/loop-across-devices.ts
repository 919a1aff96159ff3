/** A packet that goes from tunnel to tunnel and comes back to where it was: no device ever delivers it. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { actionOf, type Device } from "../../../spd/device.ts";
import { capturesOf } from "../../../spd/outer.ts";
import { encryptsAll, lockoutsOf } from "../../../spd/own-lan.ts";
import { packetOf, showPacket, type Packet } from "../../../spd/packet.ts";
import { circleOf, type Hop } from "../../../spd/walk.ts";
import { deedOf, ownerOf, subjectsOf } from "../../policies.ts";
import type { ProjectFacts, Rule } from "../../rule.ts";
import { remember } from "../../../source/remember.ts";

export const loopAcrossDevices: Rule = {
  code: "policy/loop-across-devices",
  check: ({ devices }: ProjectFacts) => {
    const bySite = new Map(devices.map((device) => [device.site, device]));
    const causes = new Map(devices.map((device) => [device, toldElsewhere(device)]));
    const told = new Set<string>();
    return devices.flatMap((device) =>
      samplesOf(device).flatMap((packet): Diagnostic[] => {
        const circle = circleOf(device, packet, bySite) ?? [];
        // Who sends its own LAN away, or everything, is told so; the circle is what follows.
        if (circle.some(({ device: at, at: policy }) => causes.get(at)?.has(policy) === true)) return [];
        const key = JSON.stringify(circle.map(({ device: { site } }) => site.name).toSorted());
        if (circle.length === 0 || told.has(key)) return [];
        told.add(key);
        return [tell(circle, packet)];
      }),
    );
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

/** One packet of every policy that encrypts, and the outer packets that meet one. */
const samplesOf = remember((device: Device): Packet[] => {
  const inner = device.policies.flatMap((policy, at) => {
    const box = device.index.boxes[at];
    return box !== undefined && actionOf(policy.end) === "encrypt" ? [packetOf(box)] : [];
  });
  return [...inner, ...capturesOf(device).map(({ packet }) => packet)];
});

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
