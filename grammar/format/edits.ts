/**
 * Formats a text that is open in an editor. In: the text, and the part of it that is meant. Out: the smallest edits that
 * bring the layout about, so that cursors, folds and marks stay where they are.
 */

import type { Span } from "../ast.ts";
import { format } from "./format.ts";
import type { FormatOptions } from "./page.ts";

export interface TextEdit {
  /** Offsets into the given text. */
  readonly span: Span;
  readonly text: string;
}

/**
 * In order, and apart from each other; none means that the text is as it should be. With a `range`, only edits that touch its lines.
 * `undefined` while the syntax is broken.
 */
export function formattingEdits(
  text: string,
  range?: Span,
  options: Partial<FormatOptions> = {},
): readonly TextEdit[] | undefined {
  const result = format(text, options);
  if (result.kind === "refused") return undefined;
  const edits = editsBetween(text, result.text);
  if (range === undefined) return edits;
  const lines = wholeLines(text, range);
  return edits.filter(({ span }) => span.start <= lines.end && span.end >= lines.start);
}

/** The formatter changes blanks and nothing else, so both texts are walked side by side from one word to the next. */
function editsBetween(before: string, after: string): TextEdit[] {
  const edits: TextEdit[] = [];
  let [from, to] = [0, 0];
  while (from < before.length || to < after.length) {
    const [nextFrom, nextTo] = [blanksEnd(before, from), blanksEnd(after, to)];
    const written = after.slice(to, nextTo);
    if (before.slice(from, nextFrom) !== written)
      edits.push({ span: { start: from, end: nextFrom }, text: written });
    [from, to] = [nextFrom, nextTo];
    if (before[from] !== after[to]) {
      // But for a `{` that goes up to its header, past a comment: then the rest is one edit.
      edits.push({ span: { start: from, end: before.length }, text: after.slice(to) });
      break;
    }
    from += 1;
    to += 1;
  }
  return edits;
}

function blanksEnd(text: string, start: number): number {
  let at = start;
  while (BLANKS.includes(text.charAt(at)) && at < text.length) at += 1;
  return at;
}

const BLANKS = " \t\f\v\r\n";

function wholeLines(text: string, { start, end }: Span): Span {
  const next = text.indexOf("\n", Math.max(start, end - 1));
  return { start: text.lastIndexOf("\n", start - 1) + 1, end: next === -1 ? text.length : next };
}
