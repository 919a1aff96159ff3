/** A policy that encrypts everything a router sends: management, DNS, routing and the way back to its own LAN. */

import { report } from "../../../diagnostics/report.ts";
import { showPacket } from "../../../spd/packet.ts";
import { encryptsAll, fromAnywhere, lockoutsOf } from "../../../spd/own-lan.ts";
import { deedOf, oncePerStatement } from "../../policies.ts";

export const anyToAny = oncePerStatement("policy/any-to-any", (device) => {
  const { site, policies, index } = device;
  return fromAnywhere(index).flatMap((at) => {
    const [box, policy] = [index.boxes[at], policies[at]];
    if (box === undefined || policy === undefined || !encryptsAll(box, policy.end)) return [];
    const packet = lockoutsOf(device).find((lockout) => lockout.at === at)?.packet;
    // With its own networks excepted above, it is a default route through the tunnel.
    if (site.lan !== undefined && packet === undefined) return [];
    return [
      {
        policy,
        tell: () =>
          report("policy/any-to-any", {
            message: `\`${site.name}\` encrypts everything it sends: one of its policies goes from \`any\` to \`any\``,
            place: policy.end.stated?.place ?? policy.place,
            label: `${deedOf(policy, "every packet")}`,
            related: site.lan?.place
              ? [{ place: site.lan.place, message: "what stays inside these networks as well" }]
              : [],
            notes: [
              packet === undefined
                ? "what the router says to its own networks, to name servers and to other routers goes into the tunnel"
                : `${showPacket(packet, [])} goes into the tunnel, and so does what the router says to name servers and other routers`,
              "until the tunnel is up, the router cannot be reached at all",
            ],
            subjects: policy.subjects,
          }),
      },
    ];
  });
});
