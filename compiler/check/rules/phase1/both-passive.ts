/** Somebody has to begin. */

import { report } from "../../../diagnostics/report.ts";
import { first, wordOf } from "../../../expand/connection.ts";
import { isManual } from "../../../negotiate/judge.ts";
import { samePlace } from "../../policies.ts";
import { perConnection } from "../../rule.ts";

export const bothPassive = perConnection("phase1/both-passive", (connection) => {
  const passive = connection.ends.every((end) => wordOf(end.tunnel, "tunnel.initiate") === "no");
  if (isManual(connection) || !passive) return [];
  const places = connection.ends.flatMap((end) => first(end.tunnel, "tunnel.initiate")?.place ?? []);
  // Written once for both ends, it stands at one place.
  const [here, ...others] = places.filter(
    (place, at) => places.findIndex((each) => samePlace(each, place)) === at,
  );
  return [
    report("phase1/both-passive", {
      message: `\`${connection.name}\` can never come up: both ends wait for the other to begin`,
      place: here ?? connection.place,
      label: others.length === 0 ? "neither end initiates" : "this end only answers",
      related: others.map((place) => ({ place, message: "and this end only answers" })),
      subjects: connection.subjects,
    }),
  ];
});
