/** A tunnel whose packets another tunnel of the same device takes: they are encrypted twice, and grow twice. */

import { report } from "../../../diagnostics/report.ts";
import { nestingsOf } from "../../../spd/nesting.ts";
import { showPacket } from "../../../spd/packet.ts";
import { ownerOf, subjectsOf, trafficOf } from "../../policies.ts";
import { perDevice } from "../../rule.ts";

export const nestedEncryption = perDevice("policy/nested-encryption", (device) =>
  nestingsOf(device).flatMap(({ tunnel: { connection }, chain, capture, circle }) => {
    if (circle) return [];
    const [policy] = chain;
    const way = [`\`${connection.name}\``, ...chain.map(ownerOf)].join(" in ");
    return [
      report("policy/nested-encryption", {
        message: `\`${device.site.name}\` encrypts the packets of \`${connection.name}\` once more: ${showPacket(capture.packet, [])} meets the policy for ${trafficOf(policy.end)}`,
        place: policy.place,
        label: `carries ${way}`,
        related: [{ place: connection.place, message: "this tunnel goes through it" }],
        notes: [
          "each layer takes some 50 to 80 bytes of every packet: where nothing lowers the MSS, large packets vanish",
        ],
        subjects: [...new Set([...subjectsOf(...chain), ...connection.subjects])],
      }),
    ];
  }),
);
