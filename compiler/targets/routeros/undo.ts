/**
 * The rows that take a script back: what it added is removed, last first, each found by its name or by the arguments
 * that tell it from its neighbours. Default rows are never touched, because no script adds a row called `default`.
 */

import type { SupportedRange } from "./releases.ts";
import type { Row } from "./tree.ts";

export interface Added {
  readonly row: Row;
  /** The arguments that find it. */
  readonly key: readonly string[];
}

export function undo(added: readonly Added[], range: SupportedRange): readonly Row[] {
  const rows = added
    .filter(({ row }) => row.command === "add")
    .toReversed()
    .map(({ row, key }): Row => ({
      menu: row.menu,
      command: "remove",
      arguments: [],
      selector: {
        kind: "find",
        form: range.find,
        conditions: row.arguments.filter((argument) => key.includes(argument.name)),
      },
    }));
  // Rules of one purpose are found together.
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}
