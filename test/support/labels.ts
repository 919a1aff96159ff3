/**
 * Inline texts with `^^^` labels under the places of interest. In: a text whose label lines hold only blanks, carets and words.
 * Out: the text without label lines, and for each label its span and words.
 */

import type { Span } from "../../grammar/index.ts";

export interface Label {
  readonly span: Span;
  readonly words: string;
}

export function labelled(source: string): { readonly text: string; readonly labels: readonly Label[] } {
  const lines: string[] = [];
  const labels: Label[] = [];
  let lineStart = 0;
  let offset = 0;
  for (const line of source.split("\n")) {
    const carets = /^( *)(\^+) ?(.*)$/.exec(line);
    if (carets === null) {
      lines.push(line);
      lineStart = offset;
      offset += line.length + 1;
    } else {
      const start = lineStart + (carets[1] ?? "").length;
      labels.push({ span: { start, end: start + (carets[2] ?? "").length }, words: carets[3] ?? "" });
    }
  }
  return { text: lines.join("\n"), labels };
}
