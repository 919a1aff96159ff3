/** Tunnel and transport mode do not meet, except between two hosts under IKEv2, where transport is only a wish. */

import { isIkev2 } from "../../../negotiate/judge.ts";
import type { Connection } from "../../../expand/connection.ts";
import { disagree, profilesOf } from "../../both-ends.ts";
import { perPhase2Conflict } from "./per-pair.ts";

export const phase2Mode = perPhase2Conflict("phase2/mode", "phase2.mode", ({ connection, values }) => {
  const wish = isIkev2(connection) && betweenHosts(connection);
  return [
    disagree("phase2/mode", connection, values, {
      message: wish
        ? `\`${connection.name}\` comes up in tunnel mode only: the transport mode of one end is refused by the other`
        : `\`${connection.name}\` can never come up: one end wants tunnel mode, the other transport mode`,
      verb: "wants",
      notes: [
        wish
          ? "under IKEv2 transport mode is a wish; an end that does not share it answers with tunnel mode"
          : "IKEv1 answers INVALID_ID_INFORMATION or NO_PROPOSAL_CHOSEN, IKEv2 TS_UNACCEPTABLE",
      ],
      help: `use the same \`mode\` in ${profilesOf(connection, "phase2")}`,
    }),
  ];
});

function betweenHosts(connection: Connection): boolean {
  return connection.policies.every((policy) =>
    policy.ends.every((end) => end.source.value.length === (end.source.value.family === 4 ? 32 : 128)),
  );
}
