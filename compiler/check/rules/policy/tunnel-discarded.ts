/** A `discard` policy that selects the packets of a tunnel: they leave encrypted, and are dropped. */

import { report } from "../../../diagnostics/report.ts";
import { actionOf } from "../../../spd/fate.ts";
import { capturesOf } from "../../../spd/outer.ts";
import { showPacket } from "../../../spd/packet.ts";
import { subjectsOf, trafficOf } from "../../policies.ts";
import { perDevice } from "../../rule.ts";

export const tunnelDiscarded = perDevice("policy/tunnel-discarded", (device) =>
  capturesOf(device).flatMap(({ tunnel: { connection, at }, policy, packet }) =>
    actionOf(policy.end) === "discard"
      ? [
          report("policy/tunnel-discarded", {
            message: `\`${device.site.name}\` drops the packets of \`${connection.name}\`: ${showPacket(packet, [])} meets its policy for ${trafficOf(policy.end)}`,
            place: policy.place,
            label: "drops what the tunnel sends",
            related: [
              {
                place: connection.ends[at].stated?.place ?? connection.place,
                message: "the tunnel is stated here",
              },
            ],
            notes: [
              "an encrypted packet asks the policies again; only the IKE packets of the router itself are exempt, so the tunnel comes up and carries nothing",
            ],
            subjects: [...new Set([...subjectsOf(policy), ...connection.subjects])],
          }),
        ]
      : [],
  ),
);
