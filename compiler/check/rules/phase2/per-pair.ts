/** Asks a phase 2 question once for every pair of profiles that a connection's policies use. */

import type { ParameterId } from "../../../catalogue/ids.ts";
import type { Code } from "../../../diagnostics/catalogue/index.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Connection, Profile } from "../../../expand/connection.ts";
import type { Comparison } from "../../../negotiate/compare.ts";
import { judgePhase2, phase2Pairs, type Pair } from "../../../negotiate/judge.ts";
import { perConnection, type Rule } from "../../rule.ts";

export interface Phase2Conflict {
  readonly connection: Connection;
  readonly profiles: readonly [Profile, Profile];
  readonly values: Pair;
  readonly comparison: Comparison;
}

export function perPhase2Conflict(
  code: Code,
  parameter: ParameterId,
  tell: (conflict: Phase2Conflict) => readonly Diagnostic[],
): Rule {
  return perConnection(
    code,
    (connection) =>
      phase2Pairs(connection).flatMap((profiles) => {
        const comparison = judgePhase2(connection, profiles, parameter);
        if (comparison.verdict !== "conflict") return [];
        return tell({ connection, profiles, values: valuesOf(profiles, parameter), comparison });
      }),
    parameter,
  );
}

export function valuesOf(profiles: readonly [Profile, Profile], parameter: ParameterId): Pair {
  return { left: profiles[0].fields.get(parameter), right: profiles[1].fields.get(parameter) };
}
