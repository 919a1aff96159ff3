/** The last step before anyone reads them: the project's severities, no repetitions, in order of file and position. */

import type { Settings } from "../project/settings.ts";
import { entryOf } from "../diagnostics/catalogue/index.ts";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";

export function settle(diagnostics: readonly Diagnostic[], settings: Settings): Diagnostic[] {
  const told = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics.flatMap((each) => configured(each, settings))) {
    const key = JSON.stringify([diagnostic.code, diagnostic.message, diagnostic.place]);
    const before = told.get(key);
    // What one user of a profile has waived, another one has not: the graver word stays.
    if (before === undefined || GRAVITY[diagnostic.severity] > GRAVITY[before.severity]) {
      told.set(key, diagnostic);
    }
  }
  return [...told.values()].toSorted(byPlace);
}

const GRAVITY: Readonly<Record<Severity, number>> = { hint: 0, warning: 1, error: 2 };

/** Errors that cannot be waived cannot be lowered either. */
function configured(diagnostic: Diagnostic, settings: Settings): Diagnostic[] {
  const wished = settings.severity[diagnostic.code];
  const fixed = diagnostic.severity === "error" && !entryOf(diagnostic.code).waivable;
  if (wished === undefined || fixed) return [diagnostic];
  return wished === "off" ? [] : [{ ...diagnostic, severity: wished }];
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  const [p, q] = [a.place, b.place];
  if (p === undefined || q === undefined) return p === q ? 0 : p === undefined ? -1 : 1;
  if (p.uri !== q.uri) return p.uri < q.uri ? -1 : 1;
  return p.span.start - q.span.start || (a.code < b.code ? -1 : 1);
}
