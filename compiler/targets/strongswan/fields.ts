/** Reads single values out of a model's fields, and the diagnostics of those that swanctl.conf has no word for. */

import type { ParameterId } from "../../catalogue/ids.ts";
import type { Scalar } from "../../catalogue/scalar.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Fields } from "../../model/model.ts";
import { parameterRefused, valueRefused, type Subject } from "./problems.ts";
import { supportOf } from "./support.ts";

export function wordAt(fields: Fields, id: ParameterId): string | undefined {
  const value = fields.get(id)?.value[0];
  return value?.kind === "word" ? value.word : undefined;
}

export function numberAt(fields: Fields, id: ParameterId): number | undefined {
  const value = fields.get(id)?.value[0];
  return value?.kind === "number" ? value.value : undefined;
}

/** Whatever no builder prints and somebody stated. A device's default needs no word of its own. */
export function unsaid(fields: Fields, about: Subject): readonly Diagnostic[] {
  return [...fields].flatMap(([id, value]) => {
    if (value.from === "default" || value.value.length === 0) return [];
    const support = supportOf(id);
    switch (support.kind) {
      case "said":
        return [];
      case "never":
        return [parameterRefused(id, value, support, about)];
      case "always":
        return support.words.includes(textOf(value.value)) ? [] : [valueRefused(id, value, support, about)];
    }
  });
}

export function textOf(values: readonly Scalar[]): string {
  return values
    .map((each) =>
      each.kind === "word" ? each.word : each.kind === "number" ? String(each.value) : each.kind,
    )
    .join(",");
}
