/** What an AWS end is asked for must be among the options of an AWS tunnel. */

import { AWS_DPD_TIMEOUT, AWS_TUNNEL, isAwsInside, type CloudOption } from "../../../catalogue/clouds/aws.ts";
import type { ParameterId } from "../../../catalogue/ids.ts";
import { showScalar, showScalars, unitOf } from "../../../catalogue/show.ts";
import type { Scalar } from "../../../catalogue/scalar.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Connection, End } from "../../../expand/connection.ts";
import type { Fields } from "../../../model/model.ts";
import type { Located } from "../../../source/located.ts";
import { encryptingAt } from "../../../negotiate/segment.ts";
import { phase2Pairs } from "../../../negotiate/judge.ts";
import { perConnection } from "../../rule.ts";
import { awsEnd } from "./ends.ts";

interface Finding {
  readonly what: string;
  readonly located: Located<readonly Scalar[]>;
  readonly possible: string;
}

export const awsValues = perConnection("aws/values", (connection) => {
  const there = awsEnd(connection)?.there;
  if (there === undefined) return [];
  const at = there.side === "left" ? 0 : 1;
  const phase2 = phase2Pairs(connection).map((pair) => pair[at].fields);
  const policies = encryptingAt(connection, at).map((policy) => policy.ends[at].fields);
  const found = [
    ...[there.phase1.fields, ...phase2, ...policies].flatMap(outOfRange),
    ...phase2.flatMap((fields) => longerThanPhase1(there.phase1.fields, fields)),
    ...impatient(there.phase1.fields),
    ...insideOf(there),
  ];
  return found.map((finding) => tell(finding, there, connection));
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

/** AWS's own defaults are not judged, and neither is what could not be read. */
function stated(fields: Fields, id: ParameterId): Located<readonly Scalar[]> | undefined {
  const located = fields.get(id);
  return located === undefined || located.from === "default" || located.value.length === 0
    ? undefined
    : located;
}

function outOfRange(fields: Fields): readonly Finding[] {
  return AWS_TUNNEL.flatMap((option): Finding[] => {
    const ids: readonly ParameterId[] =
      option.parameter === "phase2.ipsec-protocols"
        ? [option.parameter, "policy.ipsec-protocols"]
        : [option.parameter];
    return ids.flatMap((id) => {
      const located = stated(fields, id);
      if (located === undefined || fits(located.value, option)) return [];
      const unit = unitOf(id);
      const possible =
        "words" in option
          ? option.words.join(", ")
          : `${showScalar(numberOf(option.min), unit)} to ${showScalar(numberOf(option.max), unit)}`;
      return [{ what: `\`${id}\` ${showScalars(located.value, unit)}`, located, possible }];
    });
  });
}

function numberOf(value: number): Scalar {
  return { kind: "number", value };
}

/** Of a list of preferences one suffices; AH beside ESP does not. */
function fits(values: readonly Scalar[], option: CloudOption): boolean {
  const ok = (scalar: Scalar): boolean =>
    "words" in option
      ? scalar.kind === "word" && option.words.includes(scalar.word)
      : scalar.kind === "number" && scalar.value >= option.min && scalar.value <= option.max;
  return option.parameter === "phase2.ipsec-protocols" ? values.every(ok) : values.some(ok);
}

function longerThanPhase1(phase1: Fields, phase2: Fields): readonly Finding[] {
  const [long, short] = [phase1.get("phase1.lifetime"), stated(phase2, "phase2.lifetime")];
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
  const [interval, failures] = [stated(fields, "dpd.interval"), stated(fields, "dpd.failures")];
  const [a, b] = [interval?.value[0], failures?.value[0]];
  if (interval === undefined || a?.kind !== "number" || b?.kind !== "number") return [];
  const timeout = a.value * b.value;
  if (timeout === 0 || timeout >= AWS_DPD_TIMEOUT) return [];
  return [
    {
      what: `a peer as dead after ${showScalar(numberOf(timeout), "seconds")} (\`dpd.interval\` times \`dpd.failures\`)`,
      located: interval,
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
