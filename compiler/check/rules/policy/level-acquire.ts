/** `level = acquire`: packets leave as they are until the SA they asked for is there. */

import { inRange } from "../../../catalogue/version.ts";
import { levelRule } from "./levels.ts";

export const levelAcquire = levelRule(
  "policy/level-acquire",
  "acquire",
  (who, name) => ({
    message: `packets of \`${name}\` leave ${who} unprotected until the tunnel is up, and again after it has died`,
    label: "readable until there is an SA",
  }),
  // Later releases have no such word, and it is refused there.
  (version) => version !== undefined && inRange(version, { until: "2" }),
);
