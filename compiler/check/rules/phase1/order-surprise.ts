/** AWS takes its lowest value that it is offered, whatever the order: a list of preferences does not mean there what it says. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { ParameterId } from "../../../catalogue/ids.ts";
import type { Connection, End } from "../../../expand/connection.ts";
import type { Comparison } from "../../../negotiate/compare.ts";
import { isManual, judgePhase1, judgePhase2, phase2Pairs } from "../../../negotiate/judge.ts";
import { lowestFirst } from "../../../negotiate/suite.ts";
import { keyOf, phaseSubjects, statedOf, wordsIn } from "../../each-end.ts";
import type { Fields } from "../../../model/model.ts";
import { perConnection } from "../../rule.ts";

const PHASE1 = [
  "phase1.encryption",
  "phase1.hash",
  "phase1.dh-group",
] as const satisfies readonly ParameterId[];
const PHASE2 = ["phase2.encryption", "phase2.auth"] as const satisfies readonly ParameterId[];

export const orderSurprise = perConnection("phase1/order-surprise", (connection) => {
  const aws = connection.ends.findIndex(({ site }) => site.device.value.target === "aws");
  if (aws === -1 || isManual(connection)) return [];
  const at = aws === 0 ? 1 : 0;
  const end = connection.ends[at];
  return [
    ...PHASE1.flatMap((id) => judge(connection, end, id, end.phase1.fields, judgePhase1(connection, id))),
    ...phase2Pairs(connection).flatMap((pair) =>
      PHASE2.flatMap((id) => judge(connection, end, id, pair[at].fields, judgePhase2(connection, pair, id))),
    ),
  ];
});

function judge(
  connection: Connection,
  end: End,
  id: ParameterId,
  fields: Fields,
  { common }: Comparison,
): Diagnostic[] {
  const stated = statedOf(fields.get(id));
  const shared = wordsIn(common);
  const wished = wordsIn(stated?.value ?? []).find((word) => shared.includes(word));
  const [chosen] = lowestFirst(id, shared);
  if (stated === undefined || wished === undefined || chosen === undefined || wished === chosen) return [];
  const phase = id.startsWith("phase1.") ? 1 : 2;
  return [
    report("phase1/order-surprise", {
      message: `AWS chooses ${chosen} for \`${connection.name}\`, although \`${end.site.name}\` prefers ${wished}`,
      place: stated.place,
      label: `${wished} comes first here`,
      help: `leave only ${wished} in \`${keyOf(id)}\`, here or in the options of the AWS tunnel`,
      subjects: phaseSubjects(connection, phase),
    }),
  ];
}
