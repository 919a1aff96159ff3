/** The two ends must share a phase 1 pseudo-random function. */

import { phase1Disjoint } from "./intersect.ts";

export const prfDisjoint = phase1Disjoint(
  "phase1/prf-disjoint",
  "phase1.prf",
  "pseudo-random function",
  "no proposal chosen",
);
