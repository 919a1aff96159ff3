/** Inline `.vpn` with `^^^ code` labels under the places: exactly these diagnostics, at exactly these places. */

import { expect } from "vitest";
import type { Analysis, AnalyzeOptions } from "../../compiler/pipeline.ts";
import { analyzeText } from "./analyze.ts";
import { labelled } from "./labels.ts";

/**
 * A label `^^^ phase2/enc-disjoint` marks the main place of a diagnostic, `^^^ also phase2/enc-disjoint` one of its
 * related places. Hints, and what is said about the strength of algorithms, count only where they are labelled.
 */
export function expectDiagnostics(source: string, options: AnalyzeOptions = {}): Analysis {
  const { text, labels } = labelled(source);
  const analysis = analyzeText(text, options);
  const wanted = labels.map(
    ({ span, words }) => `${words} @${text.slice(span.start, span.end)}:${span.start}`,
  );
  const at = (start: number, end: number): string => `@${text.slice(start, end)}:${start}`;
  const found = analysis.diagnostics.flatMap(({ code, severity, place, related }) => {
    const main = place === undefined ? `${code} nowhere` : `${code} ${at(place.span.start, place.span.end)}`;
    const others = related.map((r) => `also ${code} ${at(r.place.span.start, r.place.span.end)}`);
    const optional = severity === "hint" || code.startsWith("crypto/");
    return optional && !wanted.includes(main) ? [] : [main, ...others];
  });
  expect(found.toSorted()).toEqual(wanted.toSorted());
  return analysis;
}
