/** Where the thing under the cursor is written: a name's declaration, the line that a path reads, the file of an import. */

import type { Analysis } from "../../../compiler/pipeline.ts";
import { atDistinctPlaces, type Place } from "../../../compiler/source/place.ts";
import type { Span } from "../../../grammar/index.ts";
import { importedFile } from "../imports.ts";
import { spotAt } from "../position.ts";
import { occurrencesIn } from "./occurrences.ts";

export interface Definition {
  /** The word that was asked about. */
  readonly origin: Span;
  readonly targets: readonly Target[];
}

export interface Target {
  /** The name in the declaration. */
  readonly place: Place;
  /** All of the declaration. */
  readonly whole: Span;
}

/** Several targets where a template's word means something else in each heir. */
export function definition(analysis: Analysis, uri: string, offset: number): Definition | undefined {
  const file = analysis.files.get(uri);
  const spot = file && spotAt(file, offset);
  if (spot === undefined) return undefined;
  const parent = spot.parents.at(-1);
  if (spot.node.kind === "string" && parent?.kind === "import") {
    const target = importedFile(analysis, uri, spot.node.value);
    const start = { start: 0, end: 0 };
    return target === undefined
      ? undefined
      : { origin: spot.node.span, targets: [{ place: { uri: target, span: start }, whole: start }] };
  }
  const { at, of } = occurrencesIn(analysis);
  const here = at(uri, offset);
  const [first] = here;
  if (first === undefined) return undefined;
  const meant = here.flatMap(({ entity, leads }) => [entity.key, ...leads].flatMap(of));
  const targets = meant.flatMap(({ place, whole }) => (whole === undefined ? [] : [{ place, whole }]));
  const unique = atDistinctPlaces(targets);
  return unique.length === 0 ? undefined : { origin: first.place.span, targets: unique };
}
