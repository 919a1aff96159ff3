/** The two ends must share a phase 1 hash. */

import { phase1Disjoint } from "./intersect.ts";

export const hashDisjoint = phase1Disjoint(
  "phase1/hash-disjoint",
  "phase1.hash",
  "hash",
  "rejected hashtype",
);
