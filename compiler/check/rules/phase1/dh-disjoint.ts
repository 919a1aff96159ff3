/** The two ends must share a phase 1 Diffie-Hellman group. */

import { phase1Disjoint } from "./intersect.ts";

export const dhDisjoint = phase1Disjoint(
  "phase1/dh-disjoint",
  "phase1.dh-group",
  "Diffie-Hellman group",
  "rejected dh_group",
);
