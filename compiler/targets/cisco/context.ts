/** What every builder of an IOS configuration needs: whom it writes for, where problems go, and the words of its release. */

import { compareVersions } from "../../catalogue/version.ts";
import type { ParameterId } from "../../catalogue/ids.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Fields } from "../../model/model.ts";
import type { Subject } from "../common/refusals.ts";
import type { SecretReader } from "../target.ts";
import { refuse, why } from "./refusals.ts";
import { SHIELDED } from "./words.ts";

export interface Context {
  readonly about: Subject;
  readonly version: string | undefined;
  readonly secrets: SecretReader;
  readonly diagnostics: Diagnostic[];
  /** What the transform sets hold that were made already, by name. */
  readonly sets: Map<string, string>;
}

export const NO_WORD = why("IOS has no word for it here.");
export const SHIELD = why(
  "From 17.11.1 on IOS XE refuses it until `crypto engine compliance shield disable` is set.",
  "shield",
);

/** The words for a list of algorithms, best first; what has none, or is refused by the release, is reported. */
export function words(
  fields: Fields,
  id: ParameterId,
  table: ReadonlyMap<string, string>,
  { about, version, diagnostics }: Context,
): readonly string[] {
  const value = fields.get(id);
  if (value === undefined || value.value.length === 0) {
    diagnostics.push(refuse.mustState(`\`${id}\``, about));
    return [];
  }
  return value.value.flatMap((scalar) => {
    const word = scalar.kind === "word" ? table.get(scalar.word) : undefined;
    const shielded = word !== undefined && isShielded(word, version);
    if (word !== undefined && !shielded) return [word];
    diagnostics.push(refuse.value(id, { ...value, value: [scalar] }, shielded ? SHIELD : NO_WORD, about));
    return [];
  });
}

export function isShielded(word: string, version: string | undefined): boolean {
  return (
    SHIELDED.has(word) &&
    version !== undefined &&
    /^\d+\.\d+/.test(version) &&
    compareVersions(version, "17.11.1") >= 0
  );
}
