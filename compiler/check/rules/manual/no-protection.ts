/** Encryption without any integrity lets an attacker change packets (RFC 8221 section 4). */

import { report } from "../../../diagnostics/report.ts";
import { wordOf } from "../../../expand/connection.ts";
import { perConnection } from "../../rule.ts";
import { usedManuals } from "./parts.ts";

export const manualNoProtection = perConnection("manual/no-protection", (connection) =>
  [...usedManuals(connection)].flatMap(([manual, protocols]) => {
    const authenticated = manual.ends.every(
      (fields) => fields.has("manual.esp-auth-key") && wordOf(fields, "manual.esp-auth-key") !== "none",
    );
    if (!protocols.has("esp") || protocols.has("ah") || authenticated) return [];
    return [
      report("manual/no-protection", {
        message: `\`${manual.name}\` encrypts without any integrity: packets can be changed on the way unnoticed`,
        place: manual.place,
        label: "no `esp-auth-key`, and no AH",
        subjects: connection.subjects,
      }),
    ];
  }),
);
