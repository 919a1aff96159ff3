/** What a word in a value names. In: what it was found to name so far, and one more. Out: each kind once. */

import type { ReferenceKind } from "../catalogue/scalar.ts";

export interface Reference {
  readonly to: ReferenceKind | "let";
  readonly name: string;
}

export function joined(before: readonly Reference[] | undefined, reference: Reference): readonly Reference[] {
  if (before === undefined) return [reference];
  return before.some(({ to }) => to === reference.to) ? before : [...before, reference];
}
