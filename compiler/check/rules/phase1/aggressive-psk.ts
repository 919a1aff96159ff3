/** Aggressive mode sends a hash of the pre-shared key to whoever asks (RFC 2409 section 5.4). */

import { report } from "../../../diagnostics/report.ts";
import { wordOf } from "../../../expand/connection.ts";
import { phase1Ends, phaseSubjects, sayWhere, statedOf, wordsIn } from "../../each-end.ts";
import { perConnection } from "../../rule.ts";

export const aggressivePsk = perConnection("phase1/aggressive-psk", (connection) =>
  phase1Ends(connection).flatMap(({ profile: { fields } }) => {
    const stated = statedOf(fields.get("phase1.exchange"));
    const psk = wordOf(fields, "phase1.auth-method") === "pre-shared-key";
    if (stated === undefined || !psk || !wordsIn(stated.value).includes("aggressive")) return [];
    return [
      report("phase1/aggressive-psk", {
        message: `${sayWhere(stated, connection)} uses aggressive mode with a pre-shared key: whoever asks gets a hash to guess the key from`,
        place: stated.place,
        label: "aggressive mode",
        subjects: phaseSubjects(connection, 1),
      }),
    ];
  }),
);
