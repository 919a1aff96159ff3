/**
 * Puts the rules a script adds above those that were there: rows in, the `move` rows that follow them out. A rule is
 * added at the end, since `place-before=0` fails in an empty table and RouterOS lets nothing stand above its own dynamic
 * rules; then the script's rules, the last ones of their chain, go above its first one that is not dynamic.
 */

import type { PlannedRow } from "./settle.ts";
import type { Above } from "./tree.ts";

export function movesOf(rows: readonly PlannedRow[], form: Above["form"]): readonly PlannedRow[] {
  const chains = new Map<string, PlannedRow[]>();
  for (const row of rows.filter(isOrdered)) {
    const key = `${row.row.menu} ${chainOf(row)}`;
    const own = chains.get(key);
    if (own === undefined) chains.set(key, [row]);
    else own.push(row);
  }
  return [...chains.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { menu } = first.row;
    return [
      {
        ...first,
        doubts: new Map(),
        row: {
          menu,
          command: "move",
          selector: undefined,
          arguments: [],
          above: { chain: chainOf(first), own: own.length, form },
        },
      },
    ];
  });
}

/**
 * In mangle, only a rule that passes packets on may stand first: before 5.7 one for segment sizes cannot say whether it
 * does.
 */
function isOrdered({ object, row }: PlannedRow): boolean {
  if (object !== "mangle-rule") return object === "nat-rule" || object === "filter-rule";
  return row.arguments.some(({ name }) => name === "passthrough");
}

function chainOf({ row }: PlannedRow): string {
  return row.arguments.find(({ name }) => name === "chain")?.value ?? "";
}
