/** Reports a disagreement with the place of each end, in the words of the field: what each end has, through which profile. */

import type { ParameterId } from "../catalogue/ids.ts";
import { showScalars, unitOf, type Unit } from "../catalogue/show.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import type { Code } from "../diagnostics/catalogue/index.ts";
import type { Diagnostic, RelatedPlace } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Connection, End } from "../expand/connection.ts";
import type { Comparison } from "../negotiate/compare.ts";
import type { Pair } from "../negotiate/judge.ts";
import type { Works } from "../negotiate/table.ts";
import type { Located } from "../source/located.ts";
import type { Place } from "../source/place.ts";

export interface Disagreement {
  readonly message: string;
  /** Whose values they are: durations read as durations. */
  readonly parameter?: ParameterId;
  /** `offers`, `uses`, `demands`. */
  readonly verb: string;
  readonly notes: readonly string[];
  readonly help: string;
}

export function disagree(code: Code, connection: Connection, pair: Pair, words: Disagreement): Diagnostic {
  const [left, right] = connection.ends;
  const unit = words.parameter === undefined ? "plain" : unitOf(words.parameter);
  const spoken = [view(left, pair.left, words.verb, unit), view(right, pair.right, words.verb, unit)];
  const said = spoken.flatMap((v) => placed(v.place, v.label));
  const [main, ...others] = [...said, ...silent(connection, spoken)];
  return report(code, {
    message: words.message,
    place: main?.place ?? connection.place,
    label: main?.message ?? "these two ends",
    related: others,
    notes: [...spoken.flatMap((v) => (v.place === undefined ? [v.note] : [])), ...words.notes],
    help: words.help,
    subjects: connection.subjects,
  });
}

/** Of two peers the one that states nothing is shown as well: its file is where the value is missing. */
function silent({ form, ends: both }: Connection, spoken: readonly View[]): RelatedPlace[] {
  if (form === "tunnel") return [];
  return both.flatMap(({ stated, site }, at) =>
    spoken[at]?.place === undefined
      ? placed(stated?.place, `\`${site.name}\` states nothing for this peer`)
      : [],
  );
}

/** One more place to look at, where it is known. */
export function placed(place: Place | undefined, message: string): RelatedPlace[] {
  return place === undefined ? [] : [{ place, message }];
}

interface View {
  readonly place: Located<unknown>["place"];
  readonly label: string;
  readonly note: string;
}

function view(end: End, located: Located<readonly Scalar[]> | undefined, verb: string, unit: Unit): View {
  const values = located === undefined ? "nothing" : showScalars(located.value, unit);
  const through = located?.through === undefined ? "" : ` (through \`${located.through}\`)`;
  const { target, version } = end.site.device.value;
  return {
    place: located?.place,
    label: `\`${end.site.name}\` ${verb} ${values}${through}`,
    note: `\`${end.site.name}\` states nothing, and ${[target, version].filter(Boolean).join(" ")} by itself ${verb} ${values}`,
  };
}

/** "works only while `riga` initiates", or nothing when it never does. */
export function directionNote(connection: Connection, works: Works): string {
  const [left, right] = connection.ends;
  if (works === "left-initiates") return `works only while \`${left.site.name}\` initiates`;
  return works === "right-initiates"
    ? `works only while \`${right.site.name}\` initiates`
    : "fails whoever initiates";
}

/** Why lists without a common value may still meet in one direction. */
export function keyLengthNote({ works }: Comparison): readonly string[] {
  return works === "none"
    ? []
    : ["the ciphers differ in key length only, which a racoon-like responder judges by its `proposal-check`"];
}

export function ends(connection: Connection): string {
  return connection.ends.map((end) => `\`${end.site.name}\``).join(" and ");
}

/** Where to put it right: the profile of each end. */
export function profilesOf(connection: Connection, phase: "phase1" | "phase2"): string {
  const names = connection.ends.map((end) => {
    const { declared } = end[phase];
    return declared === undefined ? `the \`${phase}\` of \`${connection.name}\`` : `\`${declared}\``;
  });
  return [...new Set(names)].join(" and ");
}
