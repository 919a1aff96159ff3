/** What the two phase 2 lifetime rules share: the responder's `proposal-check` decides, for each initiator. */

import type { Code } from "../../../diagnostics/catalogue/index.ts";
import { wordOf } from "../../../expand/connection.ts";
import { directionNote, disagree } from "../../both-ends.ts";
import type { Rule } from "../../rule.ts";
import { perPhase2Conflict } from "./per-pair.ts";

export function lifetimeRefused(code: Code, check: "strict" | "exact", note: string): Rule {
  return perPhase2Conflict(code, "phase2.lifetime", ({ connection, values, comparison }) => {
    const checks = connection.ends.map((end) => wordOf(end.phase1.fields, "phase1.proposal-check"));
    // `exact` is the harsher word: where it stands it is the reason.
    const reason = checks.includes("exact") ? "exact" : "strict";
    if (reason !== check) return [];
    return [
      disagree(code, connection, values, {
        message: `phase 2 of \`${connection.name}\` ${directionNote(connection, comparison.works)}: the lifetimes differ`,
        verb: "uses",
        parameter: "phase2.lifetime",
        notes: [note],
        help: "use the same phase 2 `lifetime` at both ends, or `proposal-check = obey`",
      }),
    ];
  });
}
