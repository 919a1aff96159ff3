/** What the two rules about key lengths share: no common cipher, and yet the responders let the tunnel come up. */

import type { Code } from "../../diagnostics/catalogue/index.ts";
import { isAh, isManual, judgePhase1, judgePhase2, phase1Pair, phase2Pairs } from "../../negotiate/judge.ts";
import { intersect } from "../../negotiate/compare.ts";
import { disagree, profilesOf } from "../both-ends.ts";
import { perConnection, type Rule } from "../rule.ts";
import { valuesOf } from "./phase2/per-pair.ts";

export function keyLengthObeyed(code: Code, phase: 1 | 2): Rule {
  return perConnection(code, (connection) => {
    if (isManual(connection)) return [];
    const judged =
      phase === 1
        ? [
            [
              phase1Pair(connection, "phase1.encryption"),
              judgePhase1(connection, "phase1.encryption"),
            ] as const,
          ]
        : phase2Pairs(connection)
            .filter((pair) => !pair.every(isAh))
            .map(
              (pair) =>
                [
                  valuesOf(pair, "phase2.encryption"),
                  judgePhase2(connection, pair, "phase2.encryption"),
                ] as const,
            );
    return judged.flatMap(([values, { verdict }]) => {
      if (verdict !== "agree" || intersect(values.left, values.right).verdict !== "conflict") return [];
      return [
        disagree(code, connection, values, {
          message: `the phase ${phase} ciphers of \`${connection.name}\` differ in key length, and only \`proposal-check = obey\` lets it come up`,
          verb: "offers",
          notes: [
            "whoever initiates decides the key length; every other partner sees two different ciphers",
            "measured with racoon, whose vocabulary RouterOS before 7 speaks",
          ],
          help: `give both ends a common \`encryption\` in ${profilesOf(connection, `phase${phase}`)}`,
        }),
      ];
    });
  });
}
