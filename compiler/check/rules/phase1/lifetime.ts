/** Under IKEv1 a responder may refuse a phase 1 lifetime, depending on its `proposal-check` and on who initiates. */

import { isManual, judgePhase1, phase1Pair } from "../../../negotiate/judge.ts";
import { directionNote, disagree } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";

export const phase1Lifetime = perConnection(
  "phase1/lifetime",
  (connection) => {
    if (isManual(connection)) return [];
    const { verdict, works } = judgePhase1(connection, "phase1.lifetime");
    if (verdict !== "conflict") return [];
    return [
      disagree("phase1/lifetime", connection, phase1Pair(connection, "phase1.lifetime"), {
        message: `phase 1 of \`${connection.name}\` ${directionNote(connection, works)}: the lifetimes differ`,
        verb: "uses",
        parameter: "phase1.lifetime",
        notes: [
          "under `strict` and `claim` a responder refuses a longer phase 1 lifetime than its own, under `exact` any other one",
        ],
        help: "use the same phase 1 `lifetime` at both ends, or `proposal-check = obey`",
      }),
    ];
  },
  "phase1.lifetime",
);
