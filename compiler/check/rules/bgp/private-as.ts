/** Taking private numbers out of the path of a network whose own number is private empties the path. */

import { isPrivateAs } from "../../../catalogue/as-numbers.ts";
import { report } from "../../../diagnostics/report.ts";
import { wordOf } from "../../../expand/connection.ts";
import { perConnection } from "../../rule.ts";
import { sessionEnds } from "./sessions.ts";

export const privateAs = perConnection("bgp/private-as", (connection) =>
  sessionEnds(connection).flatMap(({ end, bgp }) => {
    const stated = bgp.fields.get("bgp.remove-private-as");
    const as = bgp.as?.value;
    if (bgp.instance === undefined || wordOf(bgp.fields, "bgp.remove-private-as") !== "yes") return [];
    if (as === undefined || !isPrivateAs(as)) return [];
    return [
      report("bgp/private-as", {
        message: `\`${end.site.name}\` has the private AS number ${as} and takes private numbers out of what it announces`,
        place: stated?.place ?? bgp.place,
        label: "also takes out its own number",
        related: bgp.as?.place === undefined ? [] : [{ place: bgp.as.place, message: "a private number" }],
        subjects: connection.subjects,
      }),
    ];
  }),
);
