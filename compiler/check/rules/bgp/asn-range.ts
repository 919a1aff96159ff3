/** AS numbers that no network can have. */

import { whyReserved } from "../../../catalogue/as-numbers.ts";
import { report } from "../../../diagnostics/report.ts";
import { perConnection } from "../../rule.ts";
import { sessionEnds } from "./sessions.ts";

export const asnRange = perConnection("bgp/asn-range", (connection) =>
  sessionEnds(connection).flatMap(({ end, bgp }) => {
    const why = bgp.as === undefined ? undefined : whyReserved(bgp.as.value);
    if (bgp.as === undefined || why === undefined) return [];
    return [
      report("bgp/asn-range", {
        message: `\`${end.site.name}\` cannot have the AS number ${bgp.as.value} in \`${connection.name}\``,
        place: bgp.as.place ?? bgp.place,
        label: "a reserved number",
        notes: [why],
        subjects: connection.subjects,
      }),
    ];
  }),
);
