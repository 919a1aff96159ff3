/** What a project may demand of all its algorithms at once, and what such a demand says of one of them. */

import type { Algorithm, Requirement, Standard } from "./types.ts";

export const BASELINES = ["rfc", "nist", "bsi", "cnsa2"] as const;

export type Baseline = (typeof BASELINES)[number];

export function isBaseline(word: string): word is Baseline {
  return BASELINES.some((baseline) => baseline === word);
}

/** RFC 8247 is about IKE, RFC 8221 about ESP and AH; deprecation in the registry holds for both. */
function standardsOf(baseline: Baseline, phase: 1 | 2, { kind }: Algorithm): readonly Standard[] {
  // The group of PFS is negotiated by IKE.
  if (baseline === "rfc") return [phase === 1 || kind === "dh-group" ? "rfc8247" : "rfc8221", "rfc9395"];
  return [baseline];
}

/** The requirement that forbids an algorithm; `undefined` when none does. */
export function verdictOf(algorithm: Algorithm, baseline: Baseline, phase: 1 | 2): Requirement | undefined {
  const standards = standardsOf(baseline, phase, algorithm);
  return algorithm.requirements.find(({ standard, allowed }) => !allowed && standards.includes(standard));
}
