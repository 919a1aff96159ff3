/** Where something was written: a file and a range in it. */

import type { Span } from "../../grammar/ast.ts";

export interface Place {
  readonly uri: string;
  readonly span: Span;
}

/** By file, then by position. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
  return a.span.start - b.span.start;
}

/** The first of those that stand at the same place. */
export function atDistinctPlaces<T extends { readonly place: Place }>(all: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return all.filter(({ place: { uri, span } }) => {
    const key = `${span.start}-${span.end} ${uri}`;
    return !seen.has(key) && seen.add(key);
  });
}
