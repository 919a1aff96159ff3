/** Holds what an end is asked for against the closed list of options of its cloud. */

import type { CloudOption } from "../catalogue/clouds/option.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import { showScalar, showScalars, unitOf } from "../catalogue/show.ts";
import type { Connection, End } from "../expand/connection.ts";
import type { Fields } from "../model/model.ts";
import { phase2Pairs } from "../negotiate/judge.ts";
import { encryptingAt } from "../negotiate/segment.ts";
import type { Located } from "../source/located.ts";

export interface Finding {
  /** What is asked for, `` `phase2.lifetime` 8h ``. */
  readonly what: string;
  readonly located: Located<readonly Scalar[]>;
  readonly possible: string;
}

/** The cloud's own end of a connection, and its place among the two. */
export function endAt(connection: Connection, target: string): { end: End; at: 0 | 1 } | undefined {
  const at = connection.ends.findLastIndex(({ site }) => site.device.value.target === target);
  const end = connection.ends[at];
  return end === undefined ? undefined : { end, at: at === 0 ? 0 : 1 };
}

/** Phase 1, phase 2 of each policy, and the policies themselves, as the end has them. */
export function fieldsAt(connection: Connection, at: 0 | 1): readonly Fields[] {
  return [
    connection.ends[at].phase1.fields,
    ...phase2Pairs(connection).map((pair) => pair[at].fields),
    ...encryptingAt(connection, at).map((policy) => policy.ends[at].fields),
  ];
}

/** The cloud's own defaults are not judged, and neither is what could not be read. */
export function statedAt(fields: Fields, id: ParameterId): Located<readonly Scalar[]> | undefined {
  const located = fields.get(id);
  return located === undefined || located.from === "default" || located.value.length === 0
    ? undefined
    : located;
}

export function outOfRange(fields: Fields, options: readonly CloudOption[]): readonly Finding[] {
  return options.flatMap((option): Finding[] => {
    const ids: readonly ParameterId[] =
      option.parameter === "phase2.ipsec-protocols"
        ? [option.parameter, "policy.ipsec-protocols"]
        : [option.parameter];
    return ids.flatMap((id) => {
      const located = statedAt(fields, id);
      if (located === undefined || fits(located.value, option)) return [];
      const unit = unitOf(id);
      return [
        { what: `\`${id}\` ${showScalars(located.value, unit)}`, located, possible: range(option, id) },
      ];
    });
  });
}

function range(option: CloudOption, id: ParameterId): string {
  if ("words" in option) return option.words.join(", ");
  const unit = unitOf(id);
  const from = showScalar(numberOf(option.min), unit);
  return option.max === Number.MAX_SAFE_INTEGER
    ? `${from} or more`
    : `${from} to ${showScalar(numberOf(option.max), unit)}`;
}

export function numberOf(value: number): Scalar {
  return { kind: "number", value };
}

/** Of a list of preferences one suffices; AH beside ESP does not. */
function fits(values: readonly Scalar[], option: CloudOption): boolean {
  const ok = (scalar: Scalar): boolean =>
    "words" in option
      ? scalar.kind === "word" && option.words.includes(scalar.word)
      : scalar.kind === "number" &&
        ((scalar.value >= option.min && scalar.value <= option.max) ||
          (option.zero === true && scalar.value === 0));
  return option.parameter === "phase2.ipsec-protocols" ? values.every(ok) : values.some(ok);
}

/** Seconds until the end gives a silent peer up, and where that was stated; 0 is never. */
export function patience(
  fields: Fields,
): { readonly seconds: number; readonly located: Located<readonly Scalar[]> } | undefined {
  const [interval, failures] = [statedAt(fields, "dpd.interval"), statedAt(fields, "dpd.failures")];
  const [a, b] = [interval?.value[0], failures?.value[0]];
  if (interval === undefined || a?.kind !== "number" || b?.kind !== "number") return undefined;
  return { seconds: a.value * b.value, located: interval };
}
