/** The identity one end sends must be the one the other end expects. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { equal, type EndValue } from "../../../negotiate/compare.ts";
import { isManual } from "../../../negotiate/judge.ts";
import { disagree } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";

export const idMismatch = perConnection(
  "phase1/id-mismatch",
  (connection) => {
    if (isManual(connection)) return [];
    const [left, right] = connection.ends;
    return [
      ...judge(left.tunnel.get("tunnel.id"), right.tunnel.get("tunnel.remote-id"), true),
      ...judge(left.tunnel.get("tunnel.remote-id"), right.tunnel.get("tunnel.id"), false),
    ];

    function judge(l: EndValue, r: EndValue, leftSends: boolean): Diagnostic[] {
      if (equal(l, r).verdict !== "conflict") return [];
      const sender = leftSends ? left.site.name : right.site.name;
      return [
        disagree(
          "phase1/id-mismatch",
          connection,
          { left: l, right: r },
          {
            message: `\`${connection.name}\` can never come up: \`${sender}\` sends an identity that the other end does not expect`,
            verb: "says",
            notes: [
              "the responder answers AUTHENTICATION_FAILED, or nothing at all when it is the responder's own id that is wrong",
            ],
            help: `make \`remote-id\` of \`${leftSends ? right.site.name : left.site.name}\` equal to \`id\` of \`${sender}\``,
          },
        ),
      ];
    }
  },
  "tunnel.id",
);
