/** Under IKEv1 `obey` accepts whatever group the initiator uses: it works, with less than one end asked for. */

import { equal } from "../../../negotiate/compare.ts";
import { judgePhase2, phase2Pairs } from "../../../negotiate/judge.ts";
import { disagree, profilesOf } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";
import { valuesOf } from "./per-pair.ts";

export const pfsObeyed = perConnection("phase2/pfs-obeyed", (connection) =>
  phase2Pairs(connection).flatMap((profiles) => {
    const values = valuesOf(profiles, "phase2.pfs");
    const differs = equal(values.left, values.right).verdict === "conflict";
    if (!differs || judgePhase2(connection, profiles, "phase2.pfs").verdict === "conflict") return [];
    return [
      disagree("phase2/pfs-obeyed", connection, values, {
        message: `the PFS groups of \`${connection.name}\` differ, and only \`proposal-check = obey\` lets it come up`,
        verb: "uses",
        notes: ["whoever initiates decides: the other end's group, or its wish for none, is ignored"],
        help: `use the same \`pfs\` in ${profilesOf(connection, "phase2")}`,
      }),
    ];
  }),
);
