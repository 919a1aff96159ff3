/** The registry: every feature of the server, one file each. */

import type { Feature } from "./feature.ts";
import { codeAction } from "./code-action.ts";
import { codeLens } from "./code-lens.ts";
import { completion } from "./completion.ts";
import { definition } from "./definition.ts";
import { diagnostics } from "./diagnostics.ts";
import { documentHighlight } from "./document-highlight.ts";
import { documentLink } from "./document-link.ts";
import { documentSymbol } from "./document-symbol.ts";
import { explain } from "./explain.ts";
import { foldingRange } from "./folding-range.ts";
import { formatting } from "./formatting.ts";
import { hover } from "./hover.ts";
import { inlayHint } from "./inlay-hint.ts";
import { references } from "./references.ts";
import { rename } from "./rename.ts";
import { script } from "./script.ts";
import { selectionRange } from "./selection-range.ts";
import { semanticTokens } from "./semantic-tokens.ts";
import { table } from "./table.ts";
import { workspaceSymbol } from "./workspace-symbol.ts";

export const FEATURES: readonly Feature[] = [
  codeAction,
  codeLens,
  completion,
  definition,
  diagnostics,
  documentHighlight,
  documentLink,
  documentSymbol,
  explain,
  foldingRange,
  formatting,
  hover,
  inlayHint,
  references,
  rename,
  script,
  selectionRange,
  semanticTokens,
  table,
  workspaceSymbol,
];
