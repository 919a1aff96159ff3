/** The page of a diagnostic: a code in, as people write or see it; Markdown out, or nothing for a code that does not exist. */

import { catalogue, entryOf, isCode, type Code } from "../../compiler/diagnostics/catalogue/index.ts";
import type { Severity } from "../../compiler/diagnostics/severity.ts";
import { diagnosticParts } from "../../compiler/pages/diagnostic.ts";

export interface Page {
  readonly title: string;
  /** Markdown. */
  readonly markdown: string;
}

export function explain(code: string): Page | undefined {
  if (!isCode(code)) return undefined;
  const parts = diagnosticParts(code, (source) => source);
  return { title: code, markdown: `${parts.filter((part) => part !== undefined).join("\n\n")}\n` };
}

export interface CodeTitle {
  readonly code: Code;
  readonly severity: Severity;
  /** A short sentence. */
  readonly title: string;
}

export function codeList(): readonly CodeTitle[] {
  return Object.keys(catalogue)
    .filter(isCode)
    .toSorted()
    .map((code) => ({ code, severity: entryOf(code).severity, title: entryOf(code).title }));
}
