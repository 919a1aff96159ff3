/** A key that does not say what it is for, or has no digits: nobody can use it, and a device refuses it. */

import { report } from "../../../diagnostics/report.ts";
import type { KeyFacts } from "../../../expand/key.ts";
import { absent, type Rule } from "../../rule.ts";

export const keyIncomplete: Rule = absent({
  code: "manual/key-incomplete",
  check: ({ keys }) =>
    [...keys.values()].flatMap((key) => {
      const missing = missingIn(key);
      if (missing.length === 0) return [];
      return [
        report("manual/key-incomplete", {
          message: `key \`${key.name}\` has no ${missing.join(" and no ")}`,
          place: key.place,
          label: `${missing.join(" and ")} missing`,
          subjects: [`key ${key.name}`],
        }),
      ];
    }),
});

/** A key for nothing needs no value. */
function missingIn({ algorithm, fields }: KeyFacts): readonly string[] {
  const needed = algorithm === "null" ? [] : (["algorithm", "value"] as const);
  return needed.flatMap((name) => (fields.has(`key.${name}`) ? [] : [`\`${name}\``]));
}
