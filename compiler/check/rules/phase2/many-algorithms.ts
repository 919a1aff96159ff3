/** RouterOS 2.6 keeps ciphers and hashes in one list; its manual advises one of each. */

import type { ParameterId } from "../../../catalogue/ids.ts";
import { report } from "../../../diagnostics/report.ts";
import { isRouterosBefore, keyOf, phase2Ends, phaseSubjects, statedOf } from "../../each-end.ts";
import { perConnection } from "../../rule.ts";

const LISTS = ["phase2.encryption", "phase2.auth"] as const satisfies readonly ParameterId[];

export const manyAlgorithms = perConnection("phase2/many-algorithms", (connection) =>
  phase2Ends(connection).flatMap(({ end, profile }) =>
    LISTS.flatMap((id) => {
      const stated = statedOf(profile.fields.get(id));
      if (stated === undefined || stated.value.length < 2 || !isRouterosBefore(end, "2.9")) return [];
      return [
        report("phase2/many-algorithms", {
          message: `\`${end.site.name}\` is offered ${stated.value.length} values of \`${keyOf(id)}\`, and the 2.6 manual calls one wise`,
          place: stated.place,
          label: "several for RouterOS 2.6",
          help: `leave one value in \`${keyOf(id)}\``,
          subjects: phaseSubjects(connection, 2),
        }),
      ];
    }),
  ),
);
