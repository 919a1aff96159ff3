/** All algorithms of the language, found by any spelling. */

import type { AlgorithmKind } from "../types.ts";
import { DH_GROUPS } from "./dh-groups.ts";
import { ENCRYPTION } from "./encryption.ts";
import { INTEGRITY } from "./integrity.ts";
import { PRF } from "./prf.ts";
import { requirementsOf } from "./requirements.ts";
import type { Algorithm, AlgorithmRow } from "./types.ts";

export { BASELINES, isBaseline, verdictOf, type Baseline } from "./baselines.ts";
export { showRequirement } from "./requirements.ts";
export type { Algorithm, AlgorithmStatus, IanaNumbers, Requirement } from "./types.ts";

const byKind: Readonly<Record<AlgorithmKind, readonly Algorithm[]>> = {
  encryption: demanded(ENCRYPTION),
  integrity: demanded(INTEGRITY),
  prf: demanded(PRF),
  "dh-group": demanded(DH_GROUPS),
};

function demanded(rows: readonly AlgorithmRow[]): readonly Algorithm[] {
  return rows.map((row) => ({
    ...row,
    get requirements() {
      return requirementsOf(row.kind, row.id);
    },
  }));
}

export const ALGORITHMS: readonly Algorithm[] = Object.values(byKind).flat();

function spellings(algorithms: readonly Algorithm[]): ReadonlyMap<string, Algorithm> {
  const found = new Map<string, Algorithm>();
  for (const algorithm of algorithms) {
    for (const word of [algorithm.id, ...algorithm.aliases]) {
      found.set(word, algorithm);
    }
  }
  return found;
}

const byWord: Readonly<Record<AlgorithmKind, ReadonlyMap<string, Algorithm>>> = {
  encryption: spellings(byKind.encryption),
  integrity: spellings(byKind.integrity),
  prf: spellings(byKind.prf),
  "dh-group": spellings(byKind["dh-group"]),
};

/** By canonical id or alias, in any case: `AES128-GCM-16` is `aes-128-gcm`. `none` (no PFS) is not a group. */
export function findAlgorithm(kind: AlgorithmKind, word: string): Algorithm | undefined {
  return byWord[kind].get(word.toLowerCase());
}

/** The algorithms a phase may name, in the order of the tables. */
export function algorithmsOf(kind: AlgorithmKind, phase: 1 | 2): readonly Algorithm[] {
  return byKind[kind].filter((algorithm) => algorithm.phases.includes(phase));
}

/** Whether a cipher authenticates by itself. */
export function isAead(cipher: string): boolean {
  return findAlgorithm("encryption", cipher)?.aead === true;
}
