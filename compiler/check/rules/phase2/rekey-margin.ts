/** RouterOS renews at about 80 percent: of a short lifetime little is left for a second try. */

import { showScalars } from "../../../catalogue/show.ts";
import { report } from "../../../diagnostics/report.ts";
import { isRouteros, numberIn, phase2Ends, phaseSubjects, sayWhere, statedOf } from "../../each-end.ts";
import { perConnection } from "../../rule.ts";

/** Seconds, a fifth of which is two minutes: less leaves no time for a second try. */
const SHORTEST = 600;

export const rekeyMargin = perConnection("phase2/rekey-margin", (connection) =>
  phase2Ends(connection).flatMap(({ end, profile }) => {
    const stated = statedOf(profile.fields.get("phase2.lifetime"));
    const seconds = numberIn(stated);
    if (stated === undefined || seconds === undefined || seconds >= SHORTEST || !isRouteros(end)) return [];
    const margin = showScalars([{ kind: "number", value: Math.round(seconds / 5) }], "seconds");
    return [
      report("phase2/rekey-margin", {
        message: `${sayWhere(stated, connection)} leaves ${margin} to renew its SAs: one lost packet and the traffic stops`,
        place: stated.place,
        label: "RouterOS renews at about 80 percent of it",
        subjects: phaseSubjects(connection, 2),
      }),
    ];
  }),
);
