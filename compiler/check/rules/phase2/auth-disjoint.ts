/** The two ends must share a phase 2 integrity algorithm, unless every common cipher brings its own. */

import { phase2Disjoint } from "./disjoint.ts";

export const phase2AuthDisjoint = phase2Disjoint(
  "phase2/auth-disjoint",
  "phase2.auth",
  "integrity algorithm",
);
