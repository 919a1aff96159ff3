/** Packets that enter a carrier and do not fit once they are encrypted. */

import { report } from "../../../diagnostics/report.ts";
import { first } from "../../../expand/connection.ts";
import { followsFromCarrier } from "../../../expand/carrier.ts";
import { carrierMtu } from "../../../negotiate/segment.ts";
import { perConnection } from "../../rule.ts";

export const carrierTooLong = perConnection("carrier/mtu", (connection) =>
  ([0, 1] as const).flatMap((at) => {
    const end = connection.ends[at];
    const stated = end.carrier && first(end.carrier.fields, "carrier.mtu");
    const policy = connection.policies.find(({ ends }) => followsFromCarrier(ends[at]));
    if (stated?.value.kind !== "number" || policy === undefined) return [];
    const fits = carrierMtu(connection, policy, at);
    if (fits === undefined || stated.value.value <= fits) return [];
    return [
      report("carrier/mtu", {
        message: `packets of ${stated.value.value} bytes do not fit through \`${connection.name}\` at \`${end.site.name}\`: ${fits} bytes do`,
        place: stated.place,
        label: `more than ${fits}`,
        notes: [
          "with its headers a longer packet exceeds 1500 bytes, and is fragmented after it was encrypted",
        ],
        help: `write \`mtu = ${fits}\``,
        subjects: connection.subjects,
      }),
    ];
  }),
);
