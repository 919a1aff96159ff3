/** Algorithms to avoid, in what the two ends may agree on and in manual keys. */

import type { Rule } from "../../rule.ts";
import { ofStatus } from "./of-status.ts";

export const cryptoWeak: Rule = ofStatus("weak", {
  code: "crypto/weak",
  judgement: ["is weak", "are weak"],
});
