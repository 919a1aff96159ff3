/** The two ends of a policy must describe the same traffic: protocol here is protocol there. */

import { equal } from "../../../negotiate/compare.ts";
import { disagree } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";

export const notMirrored = perConnection(
  "policy/not-mirrored",
  (connection) =>
    connection.policies.flatMap((policy) => {
      const [left, right] = policy.ends.map((end) => end.fields.get("policy.protocol"));
      if (equal(left, right).verdict !== "conflict") return [];
      return [
        disagree(
          "policy/not-mirrored",
          connection,
          { left, right },
          {
            message: `a policy of \`${connection.name}\` selects different protocols at its two ends`,
            verb: "selects",
            notes: [
              "IKEv1 answers INVALID_ID_INFORMATION, IKEv2 TS_UNACCEPTABLE, or one end silently narrows",
            ],
            help: "write one `protocol` for both ends",
          },
        ),
      ];
    }),
  "policy.protocol",
);
