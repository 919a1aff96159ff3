/** Somebody has to begin. */

import { report } from "../../../diagnostics/report.ts";
import { first, wordOf } from "../../../expand/connection.ts";
import { isManual } from "../../../negotiate/judge.ts";
import { perConnection } from "../../rule.ts";

export const bothPassive = perConnection("phase1/both-passive", (connection) => {
  const passive = connection.ends.every((end) => wordOf(end.tunnel, "tunnel.initiate") === "no");
  if (isManual(connection) || !passive) return [];
  const [here, there] = connection.ends.map((end) => first(end.tunnel, "tunnel.initiate")?.place);
  // Written once for both ends, it stands at one place.
  const isOne = there?.uri === here?.uri && there?.span.start === here?.span.start;
  const other = isOne ? undefined : there;
  return [
    report("phase1/both-passive", {
      message: `\`${connection.name}\` can never come up: both ends wait for the other to begin`,
      place: here ?? connection.place,
      label: other === undefined ? "neither end initiates" : "this end only answers",
      related: other === undefined ? [] : [{ place: other, message: "and this end only answers" }],
      subjects: connection.subjects,
    }),
  ];
});
