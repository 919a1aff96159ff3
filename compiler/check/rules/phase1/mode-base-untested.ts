/** Base mode: only main mode was ever called tested, and releases of today refuse it. */

import { report } from "../../../diagnostics/report.ts";
import { perConnection } from "../../rule.ts";
import { phase1Ends, phaseSubjects, sayWhere, statedOf, wordsIn } from "../../each-end.ts";

export const modeBaseUntested = perConnection("phase1/mode-base-untested", (connection) =>
  phase1Ends(connection).flatMap(({ profile }) => {
    const stated = statedOf(profile.fields.get("phase1.exchange"));
    if (stated === undefined || !wordsIn(stated.value).includes("base")) return [];
    return [
      report("phase1/mode-base-untested", {
        message: `${sayWhere(stated, connection)} uses base mode, which hardly any device was ever tried with`,
        place: stated.place,
        label: "base mode",
        subjects: phaseSubjects(connection, 1),
      }),
    ];
  }),
);
