/** What an AWS end is asked for must be among the options of an AWS tunnel. */

import { AWS_DPD_TIMEOUT, AWS_TUNNEL, isAwsInside } from "../../../catalogue/clouds/aws.ts";
import { showScalar } from "../../../catalogue/show.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Connection, End } from "../../../expand/connection.ts";
import type { Fields } from "../../../model/model.ts";
import { phase2Pairs } from "../../../negotiate/judge.ts";
import {
  endAt,
  fieldsAt,
  numberOf,
  outOfRange,
  patience,
  statedAt,
  type Finding,
} from "../../cloud-options.ts";
import { perConnection } from "../../rule.ts";

export const awsValues = perConnection("aws/values", (connection) => {
  const there = endAt(connection, "aws");
  if (there === undefined) return [];
  const { end, at } = there;
  const found = [
    ...fieldsAt(connection, at).flatMap((fields) => outOfRange(fields, AWS_TUNNEL)),
    ...phase2Pairs(connection).flatMap((pair) => longerThanPhase1(end.phase1.fields, pair[at].fields)),
    ...impatient(end.phase1.fields),
    ...insideOf(end),
  ];
  return found.map((finding) => tell(finding, end, connection));
});

function tell({ what, located, possible }: Finding, { site }: End, connection: Connection): Diagnostic {
  return report("aws/values", {
    message: `\`${site.name}\` cannot take ${what}: AWS has ${possible}`,
    place: located.place ?? connection.place,
    label:
      located.through === undefined
        ? "not an option of AWS"
        : `not an option of AWS (through \`${located.through}\`)`,
    subjects: connection.subjects,
  });
}

function longerThanPhase1(phase1: Fields, phase2: Fields): readonly Finding[] {
  const [long, short] = [phase1.get("phase1.lifetime"), statedAt(phase2, "phase2.lifetime")];
  const [a, b] = [long?.value[0], short?.value[0]];
  if (short === undefined || a?.kind !== "number" || b?.kind !== "number" || b.value < a.value) return [];
  return [
    {
      what: `\`phase2.lifetime\` ${showScalar(b, "seconds")}`,
      located: short,
      possible: `less than phase 1, which lives ${showScalar(a, "seconds")}`,
    },
  ];
}

function impatient(fields: Fields): readonly Finding[] {
  const known = patience(fields);
  if (known === undefined || known.seconds === 0 || known.seconds >= AWS_DPD_TIMEOUT) return [];
  return [
    {
      what: `a peer as dead after ${showScalar(numberOf(known.seconds), "seconds")} (\`dpd.interval\` times \`dpd.failures\`)`,
      located: known.located,
      possible: `${showScalar(numberOf(AWS_DPD_TIMEOUT), "seconds")} or more`,
    },
  ];
}

function insideOf({ inside }: End): readonly Finding[] {
  if (inside === undefined || isAwsInside(inside.value)) return [];
  return [
    {
      what: `\`tunnel.inside\` ${showScalar(inside.value)}`,
      located: { ...inside, value: [inside.value] },
      possible: "a /30 of 169.254.0.0/16, or a /126 of fd00::/8",
    },
  ];
}
