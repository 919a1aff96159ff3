/** The registry: every feature of the server, one file each. */

import type { Feature } from "./feature.ts";
import { completion } from "./completion.ts";
import { definition } from "./definition.ts";
import { diagnostics } from "./diagnostics.ts";
import { documentHighlight } from "./document-highlight.ts";
import { documentLink } from "./document-link.ts";
import { documentSymbol } from "./document-symbol.ts";
import { foldingRange } from "./folding-range.ts";
import { hover } from "./hover.ts";
import { references } from "./references.ts";
import { rename } from "./rename.ts";
import { selectionRange } from "./selection-range.ts";
import { workspaceSymbol } from "./workspace-symbol.ts";

export const FEATURES: readonly Feature[] = [
  completion,
  definition,
  diagnostics,
  documentHighlight,
  documentLink,
  documentSymbol,
  foldingRange,
  hover,
  references,
  rename,
  selectionRange,
  workspaceSymbol,
];
