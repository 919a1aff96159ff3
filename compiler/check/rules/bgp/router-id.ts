/** Two routers that talk to each other need two identifiers. */

import { report } from "../../../diagnostics/report.ts";
import { first, type BgpEnd } from "../../../expand/connection.ts";
import type { Located } from "../../../source/located.ts";
import { perConnection } from "../../rule.ts";
import { sessionEnds } from "./sessions.ts";

export const routerId = perConnection("bgp/router-id", (connection) => {
  const [left, right] = sessionEnds(connection);
  const [mine, theirs] = [left, right].map((session) => session && idOf(session.bgp));
  if (left === undefined || right === undefined || mine === undefined || theirs?.value !== mine.value)
    return [];
  return [
    report("bgp/router-id", {
      message: `both ends of \`${connection.name}\` have the BGP identifier \`${mine.value}\``,
      place: mine.place ?? left.bgp.place,
      label: `the identifier of \`${left.end.site.name}\``,
      related:
        theirs.place === undefined
          ? []
          : [{ place: theirs.place, message: `the identifier of \`${right.end.site.name}\`` }],
      notes: [
        "a router that meets its own identifier takes the neighbour for itself and refuses the session",
      ],
      subjects: connection.subjects,
    }),
  ];
});

function idOf({ instanceFields }: BgpEnd): Located<string> | undefined {
  const id = first(instanceFields, "bgp-instance.router-id");
  return id?.value.kind === "prefix" ? { ...id, value: id.value.address } : undefined;
}
