/** Both ends must prove themselves in the same way. */

import { isManual, judgePhase1, phase1Pair } from "../../../negotiate/judge.ts";
import { disagree } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";

export const authMethod = perConnection(
  "phase1/auth-method",
  (connection) => {
    if (isManual(connection) || judgePhase1(connection, "phase1.auth-method").verdict !== "conflict")
      return [];
    return [
      disagree("phase1/auth-method", connection, phase1Pair(connection, "phase1.auth-method"), {
        message: `\`${connection.name}\` can never come up: its ends authenticate in different ways`,
        verb: "uses",
        notes: ["phase 1 fails: AUTHENTICATION_FAILED, or a silent timeout under IKEv1"],
        help: "use the same `auth-method` at both ends",
      }),
    ];
  },
  "phase1.auth-method",
);
