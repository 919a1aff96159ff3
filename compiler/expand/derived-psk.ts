/** `psk = derive(MASTER)` of one tunnel: now that its two sites are known, whose key it is and from which master. */

import type { SecretScalar } from "../catalogue/scalar.ts";
import { derivedSecret } from "../model/derived-key.ts";
import type { Fields } from "../model/model.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import { NO_FIELDS } from "./fields.ts";

/** Nothing where the key is not derived. A master that is missing was reported: then the key is unknown. */
export function derivedPsk(
  written: Fields,
  ends: readonly [string, string],
  { secrets }: Evaluation,
): Fields {
  const psk = written.get("tunnel.psk");
  const [value] = psk?.value ?? [];
  if (psk === undefined || value?.kind !== "secret" || value.source !== "derive") return NO_FIELDS;
  const master = secrets.get(value.name)?.value;
  const known = master?.kind === "secret" ? forPair(value, master, ends) : [];
  return new Map([["tunnel.psk", { ...psk, value: known }]]);
}

function forPair(
  key: SecretScalar,
  { source, name }: SecretScalar,
  ends: readonly [string, string],
): readonly SecretScalar[] {
  if (source === "derive") return [];
  return [derivedSecret(key, key.name, { master: { source, name }, ends, epoch: key.epoch ?? 1 })];
}
