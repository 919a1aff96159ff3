/** A PFS group below the phase 1 group: the traffic's keys rest on the weaker of the two. */

import { findAlgorithm } from "../../../catalogue/algorithms.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { judgePhase1 } from "../../../negotiate/judge.ts";
import { phase2Ends, phaseSubjects, sayWhere, statedOf, wordsIn } from "../../each-end.ts";
import { perConnection } from "../../rule.ts";

export const pfsWeak = perConnection("phase2/pfs-weak", (connection) => {
  const groups = wordsIn(judgePhase1(connection, "phase1.dh-group").common).flatMap(
    (word) => findAlgorithm("dh-group", word) ?? [],
  );
  // Whoever initiates chooses among several: what is weaker than all of them is weaker for certain.
  const [one] = groups.toSorted((a, b) => a.bits - b.bits);
  if (one === undefined) return [];
  return phase2Ends(connection).flatMap(({ profile }): Diagnostic[] => {
    const stated = statedOf(profile.fields.get("phase2.pfs"));
    const [word] = wordsIn(stated?.value ?? []);
    const two = word === undefined ? undefined : findAlgorithm("dh-group", word);
    if (stated === undefined || two === undefined || two.bits >= one.bits) return [];
    // A group that is weak by itself has its own finding.
    if (two.status === "weak" || two.status === "broken") return [];
    return [
      report("phase2/pfs-weak", {
        message: `PFS in ${sayWhere(stated, connection)} is weaker than phase 1: ${two.id} beside ${one.id}`,
        place: stated.place,
        label: `about ${two.bits} bits of strength, and phase 1 has ${one.bits}`,
        help: `use \`pfs = ${one.id}\` at both ends`,
        subjects: phaseSubjects(connection, 2),
      }),
    ];
  });
});
