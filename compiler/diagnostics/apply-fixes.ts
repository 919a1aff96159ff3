/**
 * Applies fixes to texts: the one algorithm of `vpnc check --fix` and of an editor's "fix all". In: texts, a way to judge
 * them, and which fixes are wanted. Out: the texts put right, what was fixed and what is still found.
 */

import type { Diagnostic, Fix } from "./diagnostic.ts";

export type Edit = Fix["edits"][number];

export interface ChosenFix {
  readonly diagnostic: Diagnostic;
  readonly fix: Fix;
}

export type Wanted = (fix: Fix) => boolean;

export interface Repaired {
  readonly texts: ReadonlyMap<string, string>;
  /** In the order of their rounds. */
  readonly fixed: readonly Diagnostic[];
  /** Of the texts as they are now. */
  readonly remaining: readonly Diagnostic[];
}

/** A fix may uncover another; nobody's files need more rounds, and two fixes that undo each other end. */
const MOST_ROUNDS = 10;

export function repair(
  texts: ReadonlyMap<string, string>,
  judge: (texts: ReadonlyMap<string, string>) => readonly Diagnostic[],
  wanted: Wanted,
): Repaired {
  const fixed: Diagnostic[] = [];
  const seen = new Set<string>();
  let current = texts;
  let remaining = judge(current);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const chosen = chooseFixes(remaining, wanted);
    if (chosen.length === 0) break;
    const next = withEdits(current, editsOf(chosen));
    const state = JSON.stringify([...next]);
    if (seen.has(state)) break;
    seen.add(state);
    fixed.push(...chosen.map(({ diagnostic }) => diagnostic));
    current = next;
    remaining = judge(current);
  }
  return { texts: current, fixed, remaining };
}

/** Of each diagnostic the first wanted fix, unless its edits run into those chosen before: then its turn is the next round. */
export function chooseFixes(diagnostics: readonly Diagnostic[], wanted: Wanted): readonly ChosenFix[] {
  const taken = new Map<string, Edit>();
  return diagnostics.flatMap((diagnostic): readonly ChosenFix[] => {
    const fix = diagnostic.fixes.find(wanted);
    if (fix === undefined) return [];
    // One slip in a template is found in every tunnel that extends it.
    const fresh = fix.edits.filter((edit) => !taken.has(keyOf(edit)));
    if (fresh.some((edit) => [...taken.values()].some((other) => collide(edit, other)))) return [];
    for (const edit of fresh) taken.set(keyOf(edit), edit);
    return [{ diagnostic, fix }];
  });
}

/** Each edit once, by file and position. */
export function editsOf(chosen: readonly ChosenFix[]): readonly Edit[] {
  const all = chosen.flatMap(({ fix }) => fix.edits);
  return [...new Map(all.map((edit) => [keyOf(edit), edit])).values()];
}

/** The edits do not overlap. */
export function withEdits(
  texts: ReadonlyMap<string, string>,
  edits: readonly Edit[],
): ReadonlyMap<string, string> {
  return new Map(
    [...texts].map(([uri, text]) => {
      const own = edits.filter(({ place }) => place.uri === uri);
      const fromTheEnd = own.toSorted((a, b) => b.place.span.start - a.place.span.start);
      const edited = fromTheEnd.reduce(
        (rest, { place: { span }, text: put }) => rest.slice(0, span.start) + put + rest.slice(span.end),
        text,
      );
      return [uri, edited];
    }),
  );
}

function keyOf({ place: { uri, span }, text }: Edit): string {
  return JSON.stringify([uri, span.start, span.end, text]);
}

/** Two insertions at one place, or one at the edge of a replacement, would depend on their order. */
function collide(a: Edit, b: Edit): boolean {
  if (a.place.uri !== b.place.uri) return false;
  const [s, t] = [a.place.span, b.place.span];
  const isInsertion = s.start === s.end || t.start === t.end;
  return isInsertion ? s.start <= t.end && t.start <= s.end : s.start < t.end && t.start < s.end;
}
