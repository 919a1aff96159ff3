/** Aggressive mode cannot agree on a group: the initiator's first one is taken, or nothing. */

import { isManual, judgePhase1, phase1Pair } from "../../../negotiate/judge.ts";
import { intersect } from "../../../negotiate/compare.ts";
import { directionNote, disagree, profilesOf } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";

export const aggressiveGroup = perConnection(
  "phase1/aggressive-group",
  (connection) => {
    const pair = phase1Pair(connection, "phase1.dh-group");
    const { verdict, works } = judgePhase1(connection, "phase1.dh-group");
    if (isManual(connection) || verdict !== "conflict") return [];
    if (intersect(pair.left, pair.right).verdict !== "agree") return [];
    return [
      disagree("phase1/aggressive-group", connection, pair, {
        message: `\`${connection.name}\` ${directionNote(connection, works)}: aggressive mode cannot agree on a Diffie-Hellman group`,
        verb: "offers",
        notes: [
          "the initiator sends the key of its first group with the proposal, and the responder chooses another group",
          "it answers INVALID_KEY_INFORMATION or nothing at all",
        ],
        help: `leave one \`dh-group\` in ${profilesOf(connection, "phase1")}, or use \`exchange = main\``,
      }),
    ];
  },
  "phase1.dh-group",
);
