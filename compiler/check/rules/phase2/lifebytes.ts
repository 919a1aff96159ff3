/** Byte limits that differ: the end with the lower one renews, and a responder may not like the number it is shown. */

import { equal } from "../../../negotiate/compare.ts";
import { isIkev2, judgePhase2, phase2Pairs } from "../../../negotiate/judge.ts";
import { disagree, profilesOf } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";
import { valuesOf } from "./per-pair.ts";

export const lifebytes = perConnection("phase2/lifebytes", (connection) =>
  phase2Pairs(connection).flatMap((profiles) => {
    const values = valuesOf(profiles, "phase2.lifebytes");
    if (isIkev2(connection) || equal(values.left, values.right).verdict !== "conflict") return [];
    if (judgePhase2(connection, profiles, "phase2.lifebytes").verdict === "conflict") return [];
    return [
      disagree("phase2/lifebytes", connection, values, {
        message: `the byte limits of \`${connection.name}\` differ`,
        verb: "uses",
        parameter: "phase2.lifebytes",
        notes: ["0 is no limit; a Cisco has one of 4608000 kilobytes unless it is told otherwise"],
        help: `state the same \`lifebytes\` in ${profilesOf(connection, "phase2")}`,
      }),
    ];
  }),
);
