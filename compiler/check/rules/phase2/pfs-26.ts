/** RouterOS 2.6: its manual calls `pfs-group` untested and says to ignore it. */

import { report } from "../../../diagnostics/report.ts";
import { isRouterosBefore, phase2Ends, phaseSubjects, statedOf, wordsIn } from "../../each-end.ts";
import { perConnection } from "../../rule.ts";

export const pfs26 = perConnection("phase2/pfs-26", (connection) =>
  phase2Ends(connection).flatMap(({ end, profile }) => {
    const stated = statedOf(profile.fields.get("phase2.pfs"));
    const [group] = wordsIn(stated?.value ?? []);
    if (stated === undefined || group === undefined || group === "none") return [];
    if (!isRouterosBefore(end, "2.9")) return [];
    return [
      report("phase2/pfs-26", {
        message: `\`${end.site.name}\` may fail with \`pfs = ${group}\`: the 2.6 manual calls PFS untested`,
        place: stated.place,
        label: "untested in RouterOS 2.6",
        subjects: phaseSubjects(connection, 2),
      }),
    ];
  }),
);
