/** An `exact` responder refuses every lifetime but its own. */

import { lifetimeRefused } from "./lifetime-refused.ts";

export const lifetimeExact = lifetimeRefused(
  "phase2/lifetime-exact",
  "exact",
  "an `exact` responder refuses any phase 2 lifetime but its own",
);
