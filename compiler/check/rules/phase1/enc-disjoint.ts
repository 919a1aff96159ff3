/** The two ends must share a phase 1 cipher with the same key length. */

import { phase1Disjoint } from "./intersect.ts";

export const encDisjoint = phase1Disjoint(
  "phase1/enc-disjoint",
  "phase1.encryption",
  "cipher with the same key length",
  "rejected enctype",
);
