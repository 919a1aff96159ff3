/** Without dead peer detection a restarted partner is a hole that traffic falls into until the SA expires. */

import { report } from "../../../diagnostics/report.ts";
import { isRouteros, phase1Ends, phaseSubjects, sayWhere, statedOf, wordsIn } from "../../each-end.ts";
import { perConnection } from "../../rule.ts";

export const dpdOff = perConnection("phase1/dpd-off", (connection) =>
  phase1Ends(connection).flatMap(({ end, profile }) => {
    const stated = statedOf(profile.fields.get("dpd.interval"));
    if (stated === undefined || !wordsIn(stated.value).includes("disable-dpd")) return [];
    return [
      report("phase1/dpd-off", {
        message: `${sayWhere(stated, connection)} switches dead peer detection off`,
        place: stated.place,
        label: "nobody notices when the other end is gone",
        notes: isRouteros(end) ? ["RouterOS does not renew phase 1 without it"] : [],
        subjects: phaseSubjects(connection, 1),
      }),
    ];
  }),
);
