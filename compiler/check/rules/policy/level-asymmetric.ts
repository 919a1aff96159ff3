/** One end lets packets leave unprotected while there is no SA, the other one drops what arrives so. */

import { disagree } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";
import { isLopsided, leaks, levelAt } from "./levels.ts";

export const levelAsymmetric = perConnection("policy/level-asymmetric", (connection) =>
  connection.policies.flatMap((policy) => {
    if (!isLopsided(connection, policy)) return [];
    const [left, right] = policy.ends.map((end) => end.fields.get("policy.level"));
    const leaky = leaks(levelAt(connection, policy, 0) ?? "") ? 0 : 1;
    const [sender, receiver] = [connection.ends[leaky], connection.ends[leaky === 0 ? 1 : 0]];
    return [
      disagree(
        "policy/level-asymmetric",
        connection,
        { left, right },
        {
          message: `without an SA \`${sender.site.name}\` sends packets of \`${connection.name}\` unprotected, and \`${receiver.site.name}\` drops them`,
          verb: "has the level",
          notes: [
            `everybody on the way can read them, and they do not arrive: \`${receiver.site.name}\` expects them encrypted`,
          ],
          help: "write `level = require` or `level = unique` at both ends",
        },
      ),
    ];
  }),
);
