/** The weakest layer: what a device does by itself at its release, and what the language supplies when nobody says anything. */

import { defaultOf, languageDefaults } from "../catalogue/defaults.ts";
import type { BlockKind, ParameterId } from "../catalogue/ids.ts";
import { parametersOf } from "../catalogue/parameters.ts";
import type { DeviceScalar, Scalar } from "../catalogue/scalar.ts";
import type { Fields } from "../model/model.ts";
import type { Located } from "../source/located.ts";

const BLOCKS_OF = {
  phase1: ["phase1", "dpd"],
  phase2: ["phase2"],
  bgp: ["bgp"],
  "bgp-instance": ["bgp-instance"],
} as const;

export function defaultFields(kind: keyof typeof BLOCKS_OF, device: DeviceScalar): Fields {
  const fields = new Map<ParameterId, Located<readonly Scalar[]>>();
  for (const block of BLOCKS_OF[kind]) {
    for (const { id } of parametersOf(block)) {
      const value = defaultOf(id, device.target, device.version)?.value ?? languageDefaults.get(id)?.value;
      if (value !== undefined) fields.set(id, byDefault(value));
    }
  }
  return fields;
}

const OF_LANGUAGE = new Map<BlockKind, Fields>();

/** Defaults of the language itself, the same on every device: one object, however many tunnels leave everything to them. */
export function languageFields(block: BlockKind): Fields {
  const fields = OF_LANGUAGE.get(block) ?? readLanguageFields(block);
  OF_LANGUAGE.set(block, fields);
  return fields;
}

function readLanguageFields(block: BlockKind): Fields {
  const fields = new Map<ParameterId, Located<readonly Scalar[]>>();
  for (const { id } of parametersOf(block)) {
    const value = languageDefaults.get(id)?.value;
    if (value !== undefined) fields.set(id, byDefault(value));
  }
  return fields;
}

function byDefault(value: readonly Scalar[]): Located<readonly Scalar[]> {
  return { value, from: "default", place: undefined, through: undefined };
}
