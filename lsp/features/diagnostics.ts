/** The diagnostics of one file in readable plain text: an analysis in; what an editor shows out, still on plain offsets. */

import type { Diagnostic, RelatedPlace, Severity } from "../../compiler/diagnostics/diagnostic.ts";
import type { Code } from "../../compiler/diagnostics/catalogue/index.ts";
import type { Analysis } from "../../compiler/pipeline.ts";
import { groupBy } from "../../compiler/source/group.ts";
import { remember } from "../../compiler/source/remember.ts";
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
  { diagnostics }: Analysis,
  uri: string,
  wholeProject = false,
): readonly ShownDiagnostic[] {
  const files = byFile(diagnostics);
  const project = wholeProject ? (files.get(undefined) ?? []) : [];
  return [...project, ...(files.get(uri) ?? [])].map((found) => shown(found));
}

/** The files that something is said of. */
export function pathsIn(diagnostics: readonly Diagnostic[]): readonly string[] {
  return [...byFile(diagnostics).keys()].filter((path) => path !== undefined);
}

const byFile = remember((diagnostics: readonly Diagnostic[]) =>
  groupBy(diagnostics, ({ place }) => place?.uri),
);

/** At the start of a file if it has no place; those without one come first. */
const shown = remember((found: Diagnostic): ShownDiagnostic => {
  const { code, severity, message, place, label, related, notes, help } = found;
  const elsewhere = related.length > 0;
  const lines = [
    message,
    ...(elsewhere || label === undefined ? [] : [label]),
    ...notes.map((note) => `note: ${note}`),
    ...(help === undefined ? [] : [`help: ${help}`]),
  ];
  const own = place === undefined || label === undefined ? [] : [{ place, message: label }];
  return {
    code,
    severity,
    span: place?.span ?? { start: 0, end: 0 },
    message: lines.join("\n"),
    related: elsewhere ? [...own, ...related] : [],
  };
});
