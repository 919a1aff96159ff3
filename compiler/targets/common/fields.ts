/** Reads single values out of a model's fields. */

import type { ParameterId } from "../../catalogue/ids.ts";
import type { Fields } from "../../model/model.ts";

export function wordAt(fields: Fields, id: ParameterId): string | undefined {
  const value = fields.get(id)?.value[0];
  return value?.kind === "word" ? value.word : undefined;
}

/** Every word of a list, in order of preference. */
export function wordsAt(fields: Fields, id: ParameterId): readonly string[] {
  return (fields.get(id)?.value ?? []).flatMap((each) => (each.kind === "word" ? [each.word] : []));
}

export function numberAt(fields: Fields, id: ParameterId): number | undefined {
  const value = fields.get(id)?.value[0];
  return value?.kind === "number" ? value.value : undefined;
}
