/** As much of a router as scripts need: rows in menus that commands add, disable and remove. */

import type { ReadCommand } from "./routeros-reader.ts";

export interface StoredRow {
  readonly menu: string;
  readonly values: ReadonlyMap<string, string>;
}

export function run(before: readonly StoredRow[], commands: readonly ReadCommand[]): readonly StoredRow[] {
  let rows = before;
  for (const command of commands) {
    const { menu } = command;
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

function isChosen(row: StoredRow, command: ReadCommand): boolean {
  if (command.find === undefined) {
    return command.plain.includes(row.values.get("name") ?? "");
  }
  const { conditions } = command.find;
  return conditions.size > 0 && [...conditions].every(([name, value]) => row.values.get(name) === value);
}
