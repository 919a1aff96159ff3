/** A part of what a profile offers. */

import type { Fields } from "../../model/model.ts";

/** The same fields with some of the ciphers only. */
export function withCiphers(
  fields: Fields,
  id: "phase1.encryption" | "phase2.encryption",
  keep: (cipher: string) => boolean,
): Fields {
  const value = fields.get(id);
  const kept = value?.value.filter((each) => each.kind === "word" && keep(each.word)) ?? [];
  return value === undefined ? fields : new Map([...fields, [id, { ...value, value: kept }]]);
}
