/** An end that must be reached, or must name its own endpoint in policies, needs an outer address. */

import { report } from "../../../diagnostics/report.ts";
import { absent, perConnection } from "../../rule.ts";

export const outsideMissing = absent(
  perConnection("tunnel/outside-missing", (connection) =>
    connection.ends.flatMap((end) => {
      const { own, seen, hostName, dynamic } = end.outside;
      if (own !== undefined || seen !== undefined || hostName !== undefined || dynamic) return [];
      return [
        report("tunnel/outside-missing", {
          message: `\`${connection.name}\` does not know the outer address of \`${end.site.name}\``,
          place: end.stated?.place ?? connection.place,
          label:
            connection.form === "tunnel"
              ? "no `outside =` here"
              : "no `local-address =` here, and the other end does not say where it dials",
          related: [{ place: end.site.place, message: `\`${end.site.name}\` states no \`wan\`` }],
          subjects: connection.subjects,
        }),
      ];
    }),
  ),
);
