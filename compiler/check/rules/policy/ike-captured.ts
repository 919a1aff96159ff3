/** A device that takes the IKE packets of another one behind it: its own are exempt from the policies, those are not. */

import { report } from "../../../diagnostics/report.ts";
import { isManual } from "../../../negotiate/judge.ts";
import { prefixBits } from "../../../spd/box.ts";
import { actionOf, type Device } from "../../../spd/device.ts";
import { endpointsOf } from "../../../spd/outer.ts";
import { packetBetween, showPacket } from "../../../spd/packet.ts";
import { prefixTable, type PrefixTable } from "../../../source/prefixes.ts";
import { UDP } from "../../../spd/protocols.ts";
import { trafficOf } from "../../policies.ts";
import type { Rule } from "../../rule.ts";

export const ikeCaptured: Rule = {
  code: "policy/ike-captured",
  check: ({ connections, devices }) => {
    const behind = lansOf(devices);
    return connections.flatMap((connection) =>
      ([0, 1] as const).flatMap((at) => {
        const endpoints = endpointsOf({ connection, at });
        const packet = endpoints && packetBetween(...endpoints, UDP, 500);
        const { site, stated } = connection.ends[at];
        if (packet === undefined || isManual(connection)) return [];
        return behind.meeting(packet.family, packet.source, SITES).flatMap(([, device]) => {
          const first = device.site === site ? undefined : device.index.first(packet);
          const policy = first === undefined ? undefined : device.policies[first];
          if (policy === undefined || actionOf(policy.end) === "none") return [];
          return [
            report("policy/ike-captured", {
              message: `\`${device.site.name}\` takes the IKE packets of \`${site.name}\`, which stands behind it: ${showPacket(packet, [packet])} meets its policy for ${trafficOf(policy.end)}`,
              place: policy.place,
              label: `selects the IKE of \`${connection.name}\` as well`,
              related: [
                { place: stated?.place ?? connection.place, message: `\`${site.name}\` starts it from here` },
              ],
              notes: [
                "a router exempts its own IKE from its policies, not what it forwards: this tunnel comes up only through the other one, and dies with it",
              ],
              subjects: [...new Set([...policy.subjects, ...connection.subjects])],
            }),
          ];
        });
      }),
    );
  },
};

/** Devices that one address may stand behind. */
const SITES = 4;

function lansOf(devices: readonly Device[]): PrefixTable<Device> {
  return prefixTable(
    devices.flatMap((device) =>
      (device.site.lan?.value ?? []).flatMap((prefix) => {
        const bits = prefixBits(prefix);
        // A whole world behind a device says nothing about who stands there.
        return bits === "" ? [] : [{ family: prefix.family, bits, value: device }];
      }),
    ),
  );
}
