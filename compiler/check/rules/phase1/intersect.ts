/** What the phase 1 rules about lists of preferences share: no common value means no tunnel. */

import type { ParameterId } from "../../../catalogue/ids.ts";
import type { Code } from "../../../diagnostics/catalogue/index.ts";
import type { Connection } from "../../../expand/connection.ts";
import { intersect } from "../../../negotiate/compare.ts";
import { applies, isIkev2, isManual, judgePhase1, phase1Pair } from "../../../negotiate/judge.ts";
import { directionNote, disagree, keyLengthNote, profilesOf } from "../../both-ends.ts";
import { perConnection, type Rule } from "../../rule.ts";

/** The lists have something in common, and the exchange keeps the ends from agreeing on it: that has a rule of its own. */
function isGroupOfAggressive(connection: Connection, parameter: ParameterId): boolean {
  const { left, right } = phase1Pair(connection, parameter);
  return parameter === "phase1.dh-group" && intersect(left, right).verdict === "agree";
}

export function phase1Disjoint(code: Code, parameter: ParameterId, what: string, logged: string): Rule {
  return perConnection(
    code,
    (connection) => {
      if (isManual(connection) || !applies(parameter, connection)) return [];
      const comparison = judgePhase1(connection, parameter);
      if (comparison.verdict !== "conflict" || isGroupOfAggressive(connection, parameter)) return [];
      const { works } = comparison;
      const fate = works === "none" ? "can never come up" : directionNote(connection, works);
      const key = parameter.slice(parameter.indexOf(".") + 1);
      return [
        disagree(code, connection, phase1Pair(connection, parameter), {
          message: `\`${connection.name}\` ${fate}: its ends share no phase 1 ${what}`,
          verb: "offers only",
          notes: [
            `IKE answers NO_PROPOSAL_CHOSEN; RouterOS logs "${logged}"`,
            ...(isIkev2(connection)
              ? []
              : ["IKEv1 accepts or refuses a whole suite: every part of it must be common"]),
            ...keyLengthNote(comparison),
          ],
          help: `give both ends a common \`${key}\` in ${profilesOf(connection, "phase1")}`,
        }),
      ];
    },
    parameter,
  );
}
