/** A `strict` responder refuses a longer lifetime than its own. */

import { lifetimeRefused } from "./lifetime-refused.ts";

export const lifetimeStrict = lifetimeRefused(
  "phase2/lifetime-strict",
  "strict",
  "a `strict` responder refuses a longer phase 2 lifetime than its own and takes a shorter one",
);
