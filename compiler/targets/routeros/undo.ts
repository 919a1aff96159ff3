/**
 * The rows that take a script back: what it added is removed, last first, each found by its name or by the arguments
 * that tell it from its neighbours. Default rows are never touched, because no script adds a row called `default`.
 */

import type { SupportedRange } from "./releases.ts";
import type { Argument, Row } from "./tree.ts";

export interface Added {
  readonly row: Row;
  /** The arguments that find it. */
  readonly key: readonly string[];
}

export function undo(added: readonly Added[], range: SupportedRange): readonly Row[] {
  // Rules of one purpose are found together.
  const removals = new Map<string, Row>();
  for (const { row, key } of added.toReversed()) {
    if (row.command !== "add") continue;
    const conditions = row.arguments.filter(({ name }) => key.includes(name));
    removals.set(foundBy(row.menu, conditions), {
      menu: row.menu,
      command: "remove",
      arguments: [],
      selector: { kind: "find", form: range.find, conditions },
    });
  }
  return [...removals.values()];
}

/** The same for the same rows only: no value can look like the next condition. */
function foundBy(menu: string, conditions: readonly Argument[]): string {
  const texts = [menu];
  for (const { name, value } of conditions) texts.push(`${name}=${value.length}:${value}`);
  return texts.join(" ");
}
