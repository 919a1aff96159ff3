/** Algorithms that give no protection worth the name, in what the two ends may agree on and in manual keys. */

import type { Rule } from "../../rule.ts";
import { ofStatus } from "./of-status.ts";

export const cryptoBroken: Rule = ofStatus("broken", {
  code: "crypto/broken",
  judgement: ["is broken", "are broken"],
});
