/** What a script with rules for the firewall takes for granted, and how it places them: lines for its header. */

import { showScalars } from "../../catalogue/show.ts";
import type { FirewallModel } from "../../model/model.ts";
import type { Row } from "./tree.ts";

export function assumptionsOf(firewall: FirewallModel | undefined, rows: readonly Row[]): readonly string[] {
  const rules = rows.filter(({ menu }) => /^\/ip firewall (?:nat|filter|mangle)$/u.test(menu));
  if (firewall === undefined || rules.length === 0) return [];
  const has = firewall.fields.get("firewall.has");
  const translates = rules.some(({ menu }) => menu.endsWith(" nat"));
  return [
    has === undefined
      ? "assumed: nothing about the rules this router has already; its firewall was not read"
      : `assumed: this router has ${showScalars(has.value)}, as its file says; its firewall was not read`,
    ...(rules.some(({ above }) => above !== undefined)
      ? [
          "Rules are added at the end and then moved above the first one of their chain that is not dynamic;",
          "a chain that had none keeps them as they are. Running the script twice would add them twice.",
        ]
      : []),
    ...(translates
      ? [
          "Connections that are open keep their translation until they end, or are removed from /ip firewall connection.",
        ]
      : []),
  ];
}
