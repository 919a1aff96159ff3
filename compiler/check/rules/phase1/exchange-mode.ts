/** Under IKEv1 both ends must use the same mode: the first packet already differs. */

import { wordOf } from "../../../expand/connection.ts";
import { isManual, judgePhase1, phase1Pair } from "../../../negotiate/judge.ts";
import { disagree } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";

export const exchangeMode = perConnection(
  "phase1/exchange-mode",
  (connection) => {
    const ikev2 = connection.ends.some((end) => wordOf(end.phase1.fields, "phase1.exchange") === "ikev2");
    if (ikev2 || isManual(connection) || judgePhase1(connection, "phase1.exchange").verdict !== "conflict")
      return [];
    return [
      disagree("phase1/exchange-mode", connection, phase1Pair(connection, "phase1.exchange"), {
        message: `\`${connection.name}\` can never come up: its ends use different IKEv1 modes`,
        verb: "uses",
        notes: ["the responder refuses the first packet (AUTHENTICATION_FAILED between main and aggressive)"],
        help: "use the same `exchange` at both ends",
      }),
    ];
  },
  "phase1.exchange",
);
