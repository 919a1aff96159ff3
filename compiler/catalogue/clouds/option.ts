/** What one option of a cloud's gateway accepts. */

import type { ParameterId } from "../ids.ts";

export type CloudOption =
  | { readonly parameter: ParameterId; readonly words: readonly string[] }
  /** Seconds, or bytes; where `zero` is, 0 switches it off. */
  | { readonly parameter: ParameterId; readonly min: number; readonly max: number; readonly zero?: true };
