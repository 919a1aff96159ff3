/** What one end protects, the other must protect too: an end that encrypts takes nothing that arrives readable. */

import { equal } from "../../../negotiate/compare.ts";
import { disagree } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";

export const actionMismatch = perConnection(
  "policy/action-mismatch",
  (connection) =>
    connection.policies.flatMap((policy) => {
      const [left, right] = policy.ends.map((end) => end.fields.get("policy.action"));
      if (equal(left, right).verdict !== "conflict") return [];
      return [
        disagree(
          "policy/action-mismatch",
          connection,
          { left, right },
          {
            message: `a policy of \`${connection.name}\` does different things at its two ends`,
            verb: "has the action",
            notes: [
              "an end that encrypts drops what arrives unprotected, and one that does not has nothing to decrypt with",
            ],
            help: "write one `action` for both ends",
          },
        ),
      ];
    }),
  "policy.action",
);
