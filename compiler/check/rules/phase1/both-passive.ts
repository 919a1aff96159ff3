/** Somebody has to begin. */

import { report } from "../../../diagnostics/report.ts";
import { first, wordOf } from "../../../expand/connection.ts";
import { isManual } from "../../../negotiate/judge.ts";
import { perConnection } from "../../rule.ts";

export const bothPassive = perConnection("phase1/both-passive", (connection) => {
  const passive = connection.ends.every((end) => wordOf(end.tunnel, "tunnel.initiate") === "no");
  if (isManual(connection) || !passive) return [];
  const places = connection.ends.map((end) => first(end.tunnel, "tunnel.initiate")?.place);
  return [
    report("phase1/both-passive", {
      message: `\`${connection.name}\` can never come up: both ends wait for the other to begin`,
      place: places[0] ?? connection.place,
      label: "neither end initiates",
      related: places
        .slice(1)
        .flatMap((place) =>
          place === undefined || connection.form === "tunnel"
            ? []
            : [{ place, message: "this end only answers, too" }],
        ),
      subjects: connection.subjects,
    }),
  ];
});
