/**
 * What is found in a file of the standard library is the project's to answer for: the finding stands where the project names
 * the declaration, and shows the shipped line beside it. In: findings. Out: the same, none of them in a shipped file.
 */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Resolved } from "../resolve/declarations.ts";
import type { ProjectEvaluation } from "../resolve/evaluate.ts";
import { itemsAt } from "../resolve/item.ts";
import { keyOf, type Symbol, type Symbols } from "../resolve/symbols.ts";
import { isShipped } from "../source/paths.ts";
import { comparePlaces, type Place } from "../source/place.ts";

interface Use {
  readonly place: Place;
  /** The key of the declaration that it stands in. */
  readonly owner: string;
}

interface Names {
  readonly symbols: Symbols;
  readonly evaluation: ProjectEvaluation;
  readonly declarations: ReadonlyMap<string, Resolved>;
}

export function atUse(diagnostics: readonly Diagnostic[], names: Names): readonly Diagnostic[] {
  if (!diagnostics.some(({ place }) => place !== undefined && isShipped(place.uri))) return diagnostics;
  const uses = usesIn(names);
  const moved = new Map<string, Place | undefined>();
  return diagnostics.map((found) => {
    const { place, label, code, message, subjects } = found;
    if (place === undefined || !isShipped(place.uri)) return found;
    // What several tunnels share is told once, so it goes to one place.
    const same = JSON.stringify([code, message, place]);
    const known = moved.has(same) ? moved.get(same) : useOf(place, subjects, uses, names);
    moved.set(same, known);
    const related = [{ place, message: label ?? "the line of the standard library" }, ...found.related];
    return { ...found, place: known, label: "named here", related, fixes: [] };
  });
}

/** By the key of what is named; the project's own lines alone, by file and position. */
function usesIn({ symbols, evaluation }: Names): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  const enter = (key: string, place: Place): void => {
    const owner = isShipped(place.uri) ? undefined : around(place, symbols);
    if (owner === undefined) return;
    uses.set(key, [...(uses.get(key) ?? []), { place, owner: keyOf(owner.kind, owner.name) }]);
  };
  for (const typed of evaluation.meanings.flatMap(({ values }) => values)) {
    const right = typed.right === undefined ? [] : itemsAt(typed, "right");
    for (const { value, place } of [...itemsAt(typed, "left"), ...right]) {
      if (value.kind === "reference") enter(keyOf(value.to as never, value.name), place);
    }
  }
  for (const { kind, node, place } of symbols.all) {
    if (node.extends) enter(keyOf(kind, node.extends.text), { uri: place.uri, span: node.extends.span });
  }
  for (const all of uses.values()) all.sort((a, b) => comparePlaces(a.place, b.place));
  return uses;
}

/** The first use in what the finding is about, or in what that extends; else the first one. */
function useOf(
  place: Place,
  subjects: readonly string[],
  uses: ReadonlyMap<string, readonly Use[]>,
  { symbols, declarations }: Names,
): Place | undefined {
  const shipped = around(place, symbols);
  const all = (shipped && uses.get(keyOf(shipped.kind, shipped.name))) ?? [];
  const lineage = subjects.flatMap((subject) => [
    subject,
    ...(declarations.get(subject)?.ancestors ?? []).map(({ kind, name }) => keyOf(kind, name)),
  ]);
  return (all.find(({ owner }) => lineage.includes(owner)) ?? all[0])?.place;
}

function around({ uri, span }: Place, { all }: Symbols): Symbol | undefined {
  return all.find(
    ({ place, node }) => place.uri === uri && node.span.start <= span.start && span.end <= node.span.end,
  );
}
