/** A BGP session runs between the two inside addresses. */

import { report } from "../../../diagnostics/report.ts";
import { absent, perConnection } from "../../rule.ts";

export const bgpInsideMissing = absent(
  perConnection("bgp/inside-missing", (connection) => {
    const block = connection.ends[0].bgp ?? connection.ends[1].bgp;
    const without = connection.ends.filter((end) => end.inside === undefined);
    if (block === undefined || without.length === 0) return [];
    return [
      report("bgp/inside-missing", {
        message: `BGP of \`${connection.name}\` has no address to talk to: ${without.map((e) => `\`${e.site.name}\``).join(" and ")} has no \`inside\``,
        place: block.place,
        label: "the session runs between the inside addresses",
        subjects: connection.subjects,
      }),
    ];
  }),
);
