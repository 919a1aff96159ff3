/** A BGP session needs the AS number of both ends. */

import { report } from "../../../diagnostics/report.ts";
import { instanceDangles } from "./instance-dangling.ts";
import { absent, perConnection } from "../../rule.ts";

export const bgpAsMissing = absent(
  perConnection("bgp/as-missing", (connection) =>
    connection.ends.flatMap((end) => {
      if (end.bgp === undefined || end.bgp.as !== undefined || instanceDangles(connection)) return [];
      return [
        report("bgp/as-missing", {
          message: `BGP of \`${connection.name}\` needs the AS number of \`${end.site.name}\``,
          place: end.bgp.place,
          label: `no \`as\` for \`${end.site.name}\``,
          related: [{ place: end.site.place, message: "an `as =` here would do" }],
          subjects: connection.subjects,
        }),
      ];
    }),
  ),
);
