/** All inlay hints of a part of a file, in order of position. */

import type { Analysis } from "../../../compiler/pipeline.ts";
import type { Span } from "../../../grammar/index.ts";
import { headerHints } from "./headers.ts";
import type { Hint } from "./hint.ts";
import { negotiatedHints } from "./negotiated.ts";
import { selectorHints } from "./selectors.ts";

export type { Hint, HintPart } from "./hint.ts";

export function hints(analysis: Analysis, path: string, within: Span): readonly Hint[] {
  const file = analysis.files.get(path);
  if (file === undefined) return [];
  const asking = { path, within };
  return [
    ...headerHints(analysis, asking),
    ...negotiatedHints(analysis.expansion.connections, asking),
    ...selectorHints(analysis, file, asking),
  ]
    .filter(({ offset }) => within.start <= offset && offset <= within.end)
    .toSorted((a, b) => a.offset - b.offset);
}
