/** A policy that takes packets between two hosts of the device's own LAN, and with them the router's replies. */

import type { Fix } from "../../../diagnostics/diagnostic.ts";
import { showScalar } from "../../../catalogue/show.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Device } from "../../../spd/device.ts";
import { actionOf } from "../../../spd/fate.ts";
import { encryptsAll, lockoutsOf, type Lockout } from "../../../spd/own-lan.ts";
import type { DevicePolicy } from "../../../spd/order.ts";
import { showPacket } from "../../../spd/packet.ts";
import { alike, deedOf, oncePerStatement, trafficOf, type Remark } from "../../policies.ts";
import { sameNetworks } from "../../same-networks.ts";
import { endOf, startOf } from "../../../source/spans.ts";

export const lanLockout = oncePerStatement("policy/lan-lockout", (device) =>
  lockoutsOf(device).flatMap((lockout) => remark(device, lockout)),
);

function remark(device: Device, { at, packet }: Lockout): Remark[] {
  const [policy, box] = [device.policies[at], device.index.boxes[at]];
  if (policy === undefined || box === undefined || encryptsAll(box, policy.end)) return []; // told as such
  const { site } = device;
  // Two sites with the same addresses are told so; this is what follows.
  const ends = policy.carrier?.connection.ends ?? [];
  if (ends.some((end) => end.site !== site && sameNetworks(end.site, site))) return [];
  const shown = showPacket(packet, [box]);
  const lan = site.lan?.place;
  const drops = actionOf(policy.end) === "discard";
  return [
    {
      policy,
      tell: (more) =>
        report("policy/lan-lockout", {
          message: `\`${site.name}\` ${drops ? "drops" : "sends"} packets of its own LAN${drops ? "" : " into a tunnel"}: ${shown} meets its policy for ${trafficOf(policy.end)}`,
          place: policy.place,
          label: `${deedOf(policy, "what stays inside the LAN")}`,
          related:
            lan === undefined ? [] : [{ place: lan, message: `\`${site.name}\` has these networks itself` }],
          notes: [
            "the router's replies to its own LAN are such packets: it can no longer be reached from there",
            ...alike(more),
          ],
          help: `write \`policy ${exception(device)}\` with \`action = none\` in \`site ${site.name}\`, above this one`,
          subjects: policy.subjects,
          fixes: fixOf(device, policy),
        }),
    },
  ];
}

function exception({ site: { lan, name } }: Device): string {
  const [only, ...others] = lan?.value ?? [];
  const text = only === undefined || others.length > 0 ? `${name}.lan` : showScalar(only);
  return `${text} -> ${text}`;
}

/** Policies of a site stand before those of tunnels; one of the site itself gets its exception right above it. */
function fixOf(device: Device, { carrier, end }: DevicePolicy): Fix[] {
  const [own, lan] = [end.stated?.whole, device.site.lan?.place];
  const at = carrier?.connection.form === "tunnel" ? lan : own;
  if (at === undefined) return [];
  const text = `policy ${exception(device)} {\n    action = none\n  }`;
  const before = at === own;
  const point = before ? startOf(at.span) : endOf(at.span);
  return [
    {
      title: "leave the own LAN unprotected",
      safe: false,
      edits: [
        {
          place: { uri: at.uri, span: point },
          text: before ? `${text}\n  ` : `\n\n  ${text}`,
        },
      ],
    },
  ];
}
