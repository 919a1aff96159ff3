/** A tunnel whose policy also selects its own outer packets, and everything else that is sent to the partner's address. */

import { report } from "../../../diagnostics/report.ts";
import { encryptsAll } from "../../../spd/own-lan.ts";
import { capturesOf } from "../../../spd/outer.ts";
import { showPacket } from "../../../spd/packet.ts";
import { alike, oncePerStatement, trafficOf } from "../../policies.ts";

export const peerInSelector = oncePerStatement("policy/peer-in-selector", (device) =>
  capturesOf(device).flatMap(({ tunnel, policy, packet, at }) => {
    const box = device.index.boxes[at];
    if (policy.carrier?.connection !== tunnel.connection) return [];
    if (box === undefined || encryptsAll(box, policy.end)) return []; // told as such
    const { site } = device;
    const remote = tunnel.connection.ends[tunnel.at === 0 ? 1 : 0];
    return [
      {
        policy,
        tell: (more) =>
          report("policy/peer-in-selector", {
            message: `the packets of \`${tunnel.connection.name}\` itself meet its own policy at \`${site.name}\`: ${showPacket(packet, [])} is within ${trafficOf(policy.end)}`,
            place: policy.place,
            label: `selects the outer address of \`${remote.site.name}\` as well`,
            related:
              remote.outside.seen?.place === undefined
                ? []
                : [{ place: remote.outside.seen.place, message: "which stands here" }],
            notes: [
              "RouterOS lets a packet pass that meets the same policy again, so the tunnel itself works; what else is sent to that address goes into the tunnel, and is lost while it is down",
              ...alike(more),
            ],
            subjects: policy.subjects,
          }),
      },
    ];
  }),
);
