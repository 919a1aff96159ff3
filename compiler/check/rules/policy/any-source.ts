/** A policy without a source: whatever anybody sends there is encrypted, and whatever comes from there must be. */

import { showScalar } from "../../../catalogue/show.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Device } from "../../../spd/device.ts";
import { encryptsAnySource, fromAnywhere } from "../../../spd/own-lan.ts";
import type { DevicePolicy } from "../../../spd/order.ts";
import type { Connection } from "../../../expand/connection.ts";
import { perDevice } from "../../rule.ts";

export const anySource = perDevice("policy/any-source", (device) =>
  [...perTunnel(device)].map(([connection, [policy, ...others]]) => {
    const { site } = device;
    const { end } = policy;
    return report("policy/any-source", {
      message: `\`${site.name}\` encrypts whatever anybody sends to ${showScalar(end.destination.value)}: a policy of \`${connection.name}\` has the source \`any\``,
      place: end.source.place ?? policy.place,
      label: "packets of every network, and the router's own",
      related: others.map((other) => ({
        place: other.end.source.place ?? other.place,
        message: `and to ${showScalar(other.end.destination.value)}`,
      })),
      notes: [
        `everything that comes from ${showScalar(end.destination.value)}, to whomever, must arrive encrypted, or is dropped`,
      ],
      help: "write the networks that use the tunnel; where all of them do, waive this and say so",
      subjects: [...new Set([policy, ...others].flatMap(({ subjects }) => subjects))],
    });
  }),
);

/** A tunnel is told of once at an end, whatever it sends there. */
function perTunnel({
  policies,
  index,
}: Device): ReadonlyMap<Connection, readonly [DevicePolicy, ...DevicePolicy[]]> {
  const found = new Map<Connection, [DevicePolicy, ...DevicePolicy[]]>();
  for (const at of fromAnywhere(index)) {
    const [box, policy] = [index.boxes[at], policies[at]];
    if (box === undefined || policy?.carrier === undefined || !encryptsAnySource(box, policy.end)) continue;
    const { connection } = policy.carrier;
    const known = found.get(connection);
    if (known === undefined) found.set(connection, [policy]);
    else known.push(policy);
  }
  return found;
}
