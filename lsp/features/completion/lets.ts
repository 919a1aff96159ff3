/** Names of values: every `let` that could stand where a value of a type is wanted. */

import { showScalars } from "../../../compiler/catalogue/show.ts";
import type { ValueType } from "../../../compiler/catalogue/types.ts";
import { typeTerm } from "../../../compiler/resolve/terms.ts";
import { item, type Item } from "./item.ts";
import type { Stage } from "./stage.ts";

/** A text in it, or in place of its name, may be a secret and is not shown. */
export function lets(type: ValueType, { analysis }: Stage): readonly Item[] {
  return [...analysis.symbols.lets.values()].flatMap(({ name, node }) => {
    if (node.name?.quoted === true || node.value?.right !== undefined) return [];
    const found = node.value?.left.map((term) => typeTerm(term, type)) ?? [];
    const scalars = found.flatMap((typed) => ("ok" in typed && typed.ok.kind !== "path" ? [typed.ok] : []));
    const fits = scalars.length === found.length && !scalars.some(({ kind }) => kind === "reference");
    if (scalars.length === 0 || !fits) return [];
    const isShown = scalars.every(({ kind }) => kind === "prefix" || kind === "word" || kind === "number");
    const detail = isShown ? `let, ${showScalars(scalars)}` : "let";
    return [item("name", name, { detail })];
  });
}
