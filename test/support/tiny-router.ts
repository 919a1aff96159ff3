/** As much of a router as scripts need: rows in menus that commands add, disable and remove. */

import type { ReadCommand } from "./routeros-reader.ts";

export interface StoredRow {
  readonly menu: string;
  readonly values: ReadonlyMap<string, string>;
}

export function run(before: readonly StoredRow[], commands: readonly ReadCommand[]): readonly StoredRow[] {
  let rows = before;
  for (const command of commands) {
    const { menu, above } = command;
    if (above !== undefined) {
      rows = raised(rows, menu, above);
      continue;
    }
    if (command.command === "add") {
      rows = [...rows, { menu, values: command.arguments }];
      continue;
    }
    const chosen = rows.filter((row) => row.menu === menu && isChosen(row, command));
    if (command.command === "remove") {
      rows = rows.filter((row) => !chosen.includes(row));
    } else if (command.command === "disable") {
      rows = rows.map((row) =>
        chosen.includes(row) ? { menu, values: new Map([...row.values, ["disabled", "yes"]]) } : row,
      );
    } else {
      throw new Error(`unknown command ${command.command}`);
    }
  }
  return rows;
}

/** As `move` does: the last rules of a chain before its first one that is not dynamic, if there are others. */
function raised(
  rows: readonly StoredRow[],
  menu: string,
  { chain, own }: NonNullable<ReadCommand["above"]>,
): readonly StoredRow[] {
  const all = rows.filter(
    (row) => row.menu === menu && row.values.get("chain") === chain && row.values.get("dynamic") !== "yes",
  );
  if (all.length <= own) return rows;
  const ours = all.slice(-own);
  return rows.flatMap((row) => (row === all[0] ? [...ours, row] : ours.includes(row) ? [] : [row]));
}

function isChosen(row: StoredRow, command: ReadCommand): boolean {
  if (command.find === undefined) {
    return command.plain.includes(row.values.get("name") ?? "");
  }
  const { conditions } = command.find;
  return conditions.size > 0 && [...conditions].every(([name, value]) => row.values.get(name) === value);
}
