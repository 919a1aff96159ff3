/** What an inlay hint is, on plain offsets; and how several occasions for one become one. */

import type { Span } from "../../../grammar/index.ts";
import type { Place } from "../../../compiler/source/place.ts";

export interface Hint {
  /** It stands before the character at this offset. */
  readonly offset: number;
  readonly parts: readonly HintPart[];
  /** Markdown: where it comes from. */
  readonly tooltip: string;
}

export interface HintPart {
  readonly text: string;
  /** Where a click on it leads. */
  readonly place?: Place | undefined;
}

/** What a hint is about. */
export interface Asking {
  readonly path: string;
  readonly within: Span;
}

export function isAsked({ path, within }: Asking, place: Place | undefined): place is Place {
  return (
    place !== undefined &&
    place.uri === path &&
    place.span.start <= within.end &&
    place.span.end >= within.start
  );
}

/** Longer hints push the text they explain off the screen. */
const MOST = 4;

/** The first of a list, and a sign that there are more. */
export function shortened<T>(items: readonly T[], more: T, most: number = MOST): readonly T[] {
  return items.length <= most ? items : [...items.slice(0, most), more];
}
