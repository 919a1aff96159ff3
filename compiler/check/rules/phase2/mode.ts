/** Tunnel and transport mode do not meet, except between two hosts under IKEv2, where transport is only a wish. */

import { disagree, profilesOf } from "../../both-ends.ts";
import { perPhase2Conflict } from "./per-pair.ts";

export const phase2Mode = perPhase2Conflict("phase2/mode", "phase2.mode", ({ connection, values }) => [
  disagree("phase2/mode", connection, values, {
    message: `\`${connection.name}\` can never come up: one end wants tunnel mode, the other transport mode`,
    verb: "wants",
    notes: ["IKEv1 answers INVALID_ID_INFORMATION or NO_PROPOSAL_CHOSEN, IKEv2 TS_UNACCEPTABLE"],
    help: `use the same \`mode\` in ${profilesOf(connection, "phase2")}`,
  }),
]);
