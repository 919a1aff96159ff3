/**
 * IKEv1 proposes whole suites, and some initiators propose only the first value of every list (charon does): a common value
 * further down is then never offered. What a RouterOS release or AWS does is known; what a described device does is not.
 */

import type { ParameterId } from "../../../catalogue/ids.ts";
import { showScalar } from "../../../catalogue/show.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { sameScalar } from "../../../negotiate/compare.ts";
import { isIkev2, isManual, judgePhase1 } from "../../../negotiate/judge.ts";
import type { Connection } from "../../../expand/connection.ts";
import { keyOf, phaseSubjects, statedOf } from "../../each-end.ts";
import { perConnection } from "../../rule.ts";

const LISTS = [
  "phase1.encryption",
  "phase1.hash",
  "phase1.dh-group",
] as const satisfies readonly ParameterId[];

export const suiteCombination = perConnection("phase1/suite-combination", (connection) =>
  isIkev2(connection) || isManual(connection) ? [] : ([0, 1] as const).flatMap((at) => judge(connection, at)),
);

function judge(connection: Connection, at: 0 | 1): Diagnostic[] {
  const [end, other] = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]];
  if (end.site.device.value.target !== "generic") return [];
  return LISTS.flatMap((id): Diagnostic[] => {
    const own = statedOf(end.phase1.fields.get(id));
    const theirs = other.phase1.fields.get(id)?.value ?? [];
    if (own === undefined || judgePhase1(connection, id).verdict !== "agree") return [];
    const lacking = own.value.slice(0, 1).filter((first) => !theirs.some((each) => sameScalar(each, first)));
    return lacking.map((first) =>
      report("phase1/suite-combination", {
        message: `\`${connection.name}\` may work only while \`${other.site.name}\` initiates: it has no ${showScalar(first)}, the first \`${keyOf(id)}\` of \`${end.site.name}\``,
        place: own.place,
        label: `${showScalar(first)} is not in the list of \`${other.site.name}\``,
        help: `put a \`${keyOf(id)}\` first that both ends have`,
        subjects: phaseSubjects(connection, 1),
      }),
    );
  });
}
