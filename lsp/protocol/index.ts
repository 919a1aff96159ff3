/** The registry: every feature of the server, one file each. */

import type { Feature } from "./feature.ts";
import { codeAction } from "./code-action.ts";
import { codeLens } from "./code-lens.ts";
import { diagnostics } from "./diagnostics.ts";
import { hover } from "./hover.ts";
import { inlayHint } from "./inlay-hint.ts";
import { semanticTokens } from "./semantic-tokens.ts";

export const FEATURES: readonly Feature[] = [
  codeAction,
  codeLens,
  diagnostics,
  hover,
  inlayHint,
  semanticTokens,
];
