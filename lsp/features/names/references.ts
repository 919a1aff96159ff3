/** Every place that means the same as the word under the cursor: in the whole project, or marked in one file. */

import type { Analysis } from "../../../compiler/pipeline.ts";
import { atDistinctPlaces, type Place } from "../../../compiler/source/place.ts";
import type { Span } from "../../../grammar/index.ts";
import type { Occurrence } from "./occurrence.ts";
import { occurrencesIn } from "./occurrences.ts";

/** `undefined` when there is no name at the offset. */
export function references(
  analysis: Analysis,
  uri: string,
  offset: number,
  { declarations }: { readonly declarations: boolean },
): readonly Place[] | undefined {
  const found = alike(analysis, uri, offset)?.filter(({ role }) => declarations || role === "use");
  return found && atDistinctPlaces(found).map(({ place }) => place);
}

export interface Highlight {
  readonly span: Span;
  readonly role: Occurrence["role"];
}

export function highlights(
  analysis: Analysis,
  uri: string,
  offset: number,
): readonly Highlight[] | undefined {
  const found = alike(analysis, uri, offset)?.filter(({ place }) => place.uri === uri);
  return found && atDistinctPlaces(found).map(({ place, role }) => ({ span: place.span, role }));
}

function alike(analysis: Analysis, uri: string, offset: number): readonly Occurrence[] | undefined {
  const { at, of } = occurrencesIn(analysis);
  const keys = new Set(at(uri, offset).map(({ entity }) => entity.key));
  return keys.size === 0 ? undefined : [...keys].flatMap(of);
}
