/** A default route for a cloud draws all of its traffic through the tunnel, internet traffic included. */

import { report } from "../../../diagnostics/report.ts";
import { first } from "../../../expand/connection.ts";
import { perConnection } from "../../rule.ts";
import { sessionEnds } from "./sessions.ts";

export const defaultOriginate = perConnection("bgp/default-originate", (connection) =>
  sessionEnds(connection).flatMap(({ end, bgp, other }) => {
    const stated = first(bgp.fields, "bgp.default-originate");
    const word = stated?.value.kind === "word" ? stated.value.word : "never";
    const compiled = bgp.instance !== undefined;
    if (!compiled || word === "never" || stated?.from === "default") return [];
    if (other.site.device.value.target !== "aws") return [];
    return [
      report("bgp/default-originate", {
        message: `\`${end.site.name}\` announces a default route to \`${other.site.name}\` through \`${connection.name}\``,
        place: stated?.place ?? bgp.place,
        label: `all traffic of \`${other.site.name}\` without a better route comes here`,
        notes: [
          ...(word === "if-installed"
            ? ["it is announced only while the router has a default route itself"]
            : []),
          "its internet traffic then uses this site's line, where address translation must expect it",
        ],
        subjects: connection.subjects,
      }),
    ];
  }),
);
