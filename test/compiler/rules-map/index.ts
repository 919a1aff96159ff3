/** The whole map: what was considered, and what became of it, by subject. */

import { bgp } from "./bgp.ts";
import { clouds } from "./clouds.ts";
import type { Section } from "./considered.ts";
import { crypto } from "./crypto.ts";
import { manual } from "./manual.ts";
import { phase1 } from "./phase1.ts";
import { phase2 } from "./phase2.ts";
import type { Row } from "./row.ts";
import { surroundings } from "./surroundings.ts";
import { targets } from "./targets.ts";

/** A line for each subject that is judged; a subject without one is not judged yet, and listed in `OPEN`. */
export const RULES_MAP: Readonly<Partial<Record<Section, readonly Row[]>>> = {
  phase1,
  phase2,
  manual,
  surroundings,
  bgp,
  clouds,
  crypto,
  targets,
};

export const OPEN: readonly Section[] = ["policy", "peer"];
