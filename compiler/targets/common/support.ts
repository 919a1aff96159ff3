/**
 * What a target can say of each parameter. Closed world: a parameter without a row is refused. A row says how: `said`,
 * printed by the builder of its object; `always`, the device does this one thing and has no setting; `never`, no way.
 */

import type { ParameterId } from "../../catalogue/ids.ts";
import type { Scalar } from "../../catalogue/scalar.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Fields } from "../../model/model.ts";
import type { Refusals, Subject } from "./refusals.ts";

export interface Why {
  readonly reason: string;
  /** The source's own name, with release or page. */
  readonly source: string;
}

export type Support =
  | { readonly kind: "said" }
  | ({ readonly kind: "always"; readonly words: readonly string[] } & Why)
  | ({ readonly kind: "never" } & Why);

export const said: Support = { kind: "said" };

export function always(words: readonly string[], reason: string, source: string): Support {
  return { kind: "always", words, reason, source };
}

export function never(reason: string, source: string): Support {
  return { kind: "never", reason, source };
}

export type SupportOf = (id: ParameterId) => Support;

export function supportTable(
  rows: readonly (readonly [ParameterId, Support])[],
  otherwise: Support,
): SupportOf {
  const byId: ReadonlyMap<ParameterId, Support> = new Map(rows);
  return (id) => byId.get(id) ?? otherwise;
}

/** Whatever no builder prints and somebody stated. A device's default needs no word of its own. */
export function unsaid(
  fields: Fields,
  supportOf: SupportOf,
  refuse: Refusals,
  about: Subject,
): readonly Diagnostic[] {
  return [...fields].flatMap(([id, value]) => {
    if (value.from === "default" || value.value.length === 0) return [];
    const support = supportOf(id);
    switch (support.kind) {
      case "said":
        return [];
      case "never":
        return [refuse.parameter(id, value, support, about)];
      case "always":
        return support.words.includes(textOf(value.value)) ? [] : [refuse.value(id, value, support, about)];
    }
  });
}

/** Values as the tables name them: words and numbers, joined by commas. */
export function textOf(values: readonly Scalar[]): string {
  return values
    .map((each) =>
      each.kind === "word" ? each.word : each.kind === "number" ? String(each.value) : each.kind,
    )
    .join(",");
}
