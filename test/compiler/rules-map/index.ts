/** The whole map: what was considered, and what became of it, by subject. */

import { bgp } from "./bgp.ts";
import { clouds } from "./clouds.ts";
import type { Section } from "./considered.ts";
import { crypto } from "./crypto.ts";
import { manual } from "./manual.ts";
import { peer } from "./peer.ts";
import { phase1 } from "./phase1.ts";
import { phase2 } from "./phase2.ts";
import { policy } from "./policy.ts";
import type { Row } from "./row.ts";
import { surroundings } from "./surroundings.ts";
import { targets } from "./targets.ts";

export const RULES_MAP: Readonly<Record<Section, readonly Row[]>> = {
  phase1,
  phase2,
  policy,
  peer,
  manual,
  surroundings,
  bgp,
  clouds,
  crypto,
  targets,
};
