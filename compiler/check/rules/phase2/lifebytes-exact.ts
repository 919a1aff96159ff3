/** An `exact` responder refuses every byte limit but its own. */

import { directionNote, disagree, profilesOf } from "../../both-ends.ts";
import { perPhase2Conflict } from "./per-pair.ts";

export const lifebytesExact = perPhase2Conflict(
  "phase2/lifebytes-exact",
  "phase2.lifebytes",
  ({ connection, values, comparison }) => [
    disagree("phase2/lifebytes-exact", connection, values, {
      message: `phase 2 of \`${connection.name}\` ${directionNote(connection, comparison.works)}: the byte limits differ`,
      verb: "uses",
      parameter: "phase2.lifebytes",
      notes: ["an `exact` responder refuses any byte limit but its own"],
      help: `state the same \`lifebytes\` in ${profilesOf(connection, "phase2")}`,
    }),
  ],
);
