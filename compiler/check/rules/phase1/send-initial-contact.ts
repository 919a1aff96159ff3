/** Between two fixed addresses the notice clears what the other end still believes in after a restart. */

import { report } from "../../../diagnostics/report.ts";
import { isBehindNat, phase1Ends, phaseSubjects, sayWhere, statedOf, wordsIn } from "../../each-end.ts";
import { perConnection } from "../../rule.ts";

export const sendInitialContact = perConnection("phase1/send-initial-contact", (connection) => {
  if (connection.ends.some((end) => end.outside.dynamic || isBehindNat(end))) return [];
  return phase1Ends(connection).flatMap(({ profile }) => {
    const stated = statedOf(profile.fields.get("phase1.send-initial-contact"));
    if (stated === undefined || !wordsIn(stated.value).includes("no")) return [];
    return [
      report("phase1/send-initial-contact", {
        message: `${sayWhere(stated, connection)} keeps quiet after a restart: the other end goes on with SAs that are gone`,
        place: stated.place,
        label: "switched off between fixed addresses",
        subjects: phaseSubjects(connection, 1),
      }),
    ];
  });
});
