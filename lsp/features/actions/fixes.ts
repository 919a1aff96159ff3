/** What repairs a file: the fixes of the diagnostics around a place, and all safe ones at once. */

import { chooseFixes, editsOf, type Edit } from "../../../compiler/diagnostics/apply-fixes.ts";
import type { Code } from "../../../compiler/diagnostics/catalogue/index.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import type { Analysis } from "../../../compiler/pipeline.ts";
import type { Span } from "../../../grammar/index.ts";
import { waiversFor } from "./waive.ts";

export interface QuickFix {
  readonly title: string;
  readonly code: Code;
  /** Of the diagnostic that it is about. */
  readonly span: Span;
  readonly edits: readonly Edit[];
  /** The one thing to do: an editor may apply it without a choice. */
  readonly preferred: boolean;
}

export function quickFixes(analysis: Analysis, path: string, around: Span): readonly QuickFix[] {
  return analysis.diagnostics.flatMap((diagnostic): readonly QuickFix[] => {
    const { place, code, fixes } = diagnostic;
    if (place?.uri !== path || place.span.start > around.end || place.span.end < around.start) return [];
    const common = { code, span: place.span };
    return [
      ...fixes.map(({ title, safe, edits }) => {
        return { ...common, title, edits, preferred: safe && fixes.length === 1 };
      }),
      ...waiversFor(diagnostic, place, analysis).map((waiver) => ({
        ...common,
        ...waiver,
        preferred: false,
      })),
    ];
  });
}

/** All that can be put right in this file without asking. What runs into another waits for the next time. */
export function fixAll({ diagnostics }: Analysis, path: string): readonly Edit[] {
  const own = diagnostics.filter(({ place }) => place?.uri === path);
  const isLocal = (edits: Diagnostic["fixes"][number]["edits"]): boolean =>
    edits.every(({ place }) => place.uri === path);
  return editsOf(chooseFixes(own, ({ safe, edits }) => safe && isLocal(edits)));
}
