/** AH around ESP adds bytes and trouble, and no protection that ESP lacks (RFC 8221 section 4). */

import { report } from "../../../diagnostics/report.ts";
import { protocolsOf } from "../../../expand/protocols.ts";
import { ikePolicies, phaseSubjects, statedOf, wordsIn } from "../../each-end.ts";
import { perConnection } from "../../rule.ts";

export const ahEspCombo = perConnection("phase2/ah-esp-combo", (connection) =>
  ikePolicies(connection).flatMap(({ ends, subjects }) =>
    ends.flatMap((end) => {
      const stated = statedOf(protocolsOf(end));
      const words = wordsIn(stated?.value ?? []);
      if (stated === undefined || !words.includes("ah") || !words.includes("esp")) return [];
      return [
        report("phase2/ah-esp-combo", {
          message: `\`${connection.name}\` protects every packet twice, with AH around ESP`,
          place: stated.place,
          label: "AH and ESP together",
          subjects: [...new Set([...phaseSubjects(connection, 2), ...subjects])],
        }),
      ];
    }),
  ),
);
