/** What the phase 2 rules about lists of preferences share. */

import type { ParameterId } from "../../../catalogue/ids.ts";
import { showScalars } from "../../../catalogue/show.ts";
import type { Code } from "../../../diagnostics/catalogue/index.ts";
import { directionNote, disagree, keyLengthNote, profilesOf } from "../../both-ends.ts";
import type { Rule } from "../../rule.ts";
import { perPhase2Conflict, type Phase2Conflict } from "./per-pair.ts";

export function phase2Disjoint(code: Code, parameter: ParameterId, what: string): Rule {
  return perPhase2Conflict(code, parameter, (conflict) => [
    disagree(code, conflict.connection, conflict.values, {
      message: `\`${conflict.connection.name}\` ${fateOf(conflict)}: its ends share no phase 2 ${what}`,
      verb: "offers only",
      notes: [
        'IKE answers NO_PROPOSAL_CHOSEN; RouterOS logs "no suitable proposal found"',
        ...keyLengthNote(conflict.comparison),
      ],
      help: repair(conflict),
    }),
  ]);
}

function fateOf({ connection, comparison }: Phase2Conflict): string {
  return comparison.works === "none" ? "can never come up" : directionNote(connection, comparison.works);
}

/** "add aes-256-gcm to `phase2 esp-cbc`, or use `phase2 esp-gcm` at both ends" */
function repair({ connection, profiles, values }: Phase2Conflict): string {
  const [left, right] = profiles;
  const missing = showScalars(values.left?.value.slice(0, 1) ?? []);
  if (left.declared === undefined || right.declared === undefined) {
    return `give both ends a common value in ${profilesOf(connection, "phase2")}`;
  }
  if (left.declared === right.declared) return `give both ends a common value in \`${left.declared}\``;
  return `add ${missing} to \`${right.declared}\`, or use \`${left.declared}\` at both ends`;
}
