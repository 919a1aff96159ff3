/** AWS warns that different lifetimes may interrupt a tunnel: its end and the other one rekey at different times. */

import { intersect } from "../../../negotiate/compare.ts";
import { isManual, judgePhase1, phase1Pair } from "../../../negotiate/judge.ts";
import { disagree, profilesOf } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";

export const lifetimeDiffers = perConnection("phase1/lifetime-differs", (connection) => {
  const values = phase1Pair(connection, "phase1.lifetime");
  const aws = connection.ends.some(({ site }) => site.device.value.target === "aws");
  if (!aws || isManual(connection) || intersect(values.left, values.right).verdict !== "conflict") return [];
  // What a responder refuses is an error of its own.
  if (judgePhase1(connection, "phase1.lifetime").verdict === "conflict") return [];
  return [
    disagree("phase1/lifetime-differs", connection, values, {
      message: `the phase 1 lifetimes of \`${connection.name}\` differ, which may interrupt a tunnel to AWS`,
      verb: "uses",
      parameter: "phase1.lifetime",
      notes: [],
      help: `use the same \`lifetime\` in ${profilesOf(connection, "phase1")}, 8h at most`,
    }),
  ];
});
