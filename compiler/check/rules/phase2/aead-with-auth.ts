/** Ciphers that authenticate by themselves leave nothing for a separate integrity algorithm to do. */

import { isAead } from "../../../catalogue/algorithms.ts";
import { replace } from "../../../diagnostics/fix.ts";
import { report } from "../../../diagnostics/report.ts";
import { phase2Ends, phaseSubjects, sayWhere, statedOf, wordsIn } from "../../each-end.ts";
import { perConnection } from "../../rule.ts";

export const aeadWithAuth = perConnection("phase2/aead-with-auth", (connection) =>
  phase2Ends(connection).flatMap(({ profile: { fields } }) => {
    const auth = statedOf(fields.get("phase2.auth"));
    const ciphers = wordsIn(fields.get("phase2.encryption")?.value ?? []);
    if (auth === undefined || ciphers.length === 0 || !ciphers.every(isAead)) return [];
    const named = wordsIn(auth.value).filter((word) => word !== "null");
    if (named.length === 0) return [];
    return [
      report("phase2/aead-with-auth", {
        message: `\`auth\` in ${sayWhere(auth, connection)} has no effect: ${ciphers.join(" and ")} authenticate by themselves`,
        place: auth.place,
        label: `${named.join(", ")} would never be used`,
        subjects: phaseSubjects(connection, 2),
        fixes: [replace(auth.place, "null", "guess")],
      }),
    ];
  }),
);
