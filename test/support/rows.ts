/** A command that was read back, as the row the console table judges. */

import type { Row } from "../../compiler/targets/routeros/tree.ts";
import type { ReadCommand } from "./routeros-reader.ts";

export function rowOf({ menu, command, arguments: named, find, above }: ReadCommand): Row {
  const selector =
    find && ({ kind: "find", form: "find where", conditions: pairs(find.conditions) } as const);
  return {
    menu,
    command: command as Row["command"],
    selector,
    arguments: pairs(named),
    ...(above && { above: { ...above, form: "find where" } }),
  };
}

export function pairs(map: ReadonlyMap<string, string>): Row["arguments"] {
  return [...map].map(([name, value]) => ({ name, value }));
}
