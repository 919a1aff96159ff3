/** The diagnostics of one file in readable plain text: an analysis in; what an editor shows out, still on plain offsets. */

import type { Diagnostic, RelatedPlace, Severity } from "../../compiler/diagnostics/diagnostic.ts";
import type { Code } from "../../compiler/diagnostics/catalogue/index.ts";
import type { Analysis } from "../../compiler/pipeline.ts";
import type { Span } from "../../grammar/index.ts";

export interface ShownDiagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly span: Span;
  /** What is wrong, and below it every note and what to do. */
  readonly message: string;
  /** Every place that matters with its label: its own first, so that both ends have one. Empty when there is no other. */
  readonly related: readonly RelatedPlace[];
}

/** Diagnostics without a place are about the whole project: `wholeProject` says whether this file shows them. */
export function diagnosticsFor(
  analysis: Analysis,
  uri: string,
  wholeProject = false,
): readonly ShownDiagnostic[] {
  return analysis.diagnostics.flatMap((found) => {
    if (found.place === undefined) return wholeProject ? [shown(found, { start: 0, end: 0 })] : [];
    return found.place.uri === uri ? [shown(found, found.place.span)] : [];
  });
}

function shown(
  { code, severity, message, place, label, related, notes, help }: Diagnostic,
  span: Span,
): ShownDiagnostic {
  const elsewhere = related.length > 0;
  const lines = [
    message,
    ...(elsewhere || label === undefined ? [] : [label]),
    ...notes.map((note) => `note: ${note}`),
    ...(help === undefined ? [] : [`help: ${help}`]),
  ];
  const own = place === undefined || label === undefined ? [] : [{ place, message: label }];
  return { code, severity, span, message: lines.join("\n"), related: elsewhere ? [...own, ...related] : [] };
}
