/** Two different secret references may hold the same value or not: only a build, which reads them, can tell. */

import { report } from "../../../diagnostics/report.ts";
import { equal } from "../../../negotiate/compare.ts";
import { isManual } from "../../../negotiate/judge.ts";
import { perConnection } from "../../rule.ts";

export const pskUnverifiable = perConnection("phase1/psk-unverifiable", (connection) => {
  const [left, right] = connection.ends.map((end) => end.tunnel.get("tunnel.psk"));
  if (isManual(connection) || equal(left, right).verdict !== "conflict") return [];
  return [
    report("phase1/psk-unverifiable", {
      message: `the ends of \`${connection.name}\` take their pre-shared key from different places`,
      place: left?.place,
      label: `\`${connection.ends[0].site.name}\` takes it from here`,
      related: [right?.place ?? []].flat().map((place) => ({
        place,
        message: `\`${connection.ends[1].site.name}\` takes it from here`,
      })),
      subjects: connection.subjects,
    }),
  ];
});
