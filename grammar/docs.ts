/** Finds the documentation of a declaration. In: all comments so far and the place of a head. Out: the `##` lines directly above it. */

import type { Comment } from "./ast.ts";
import { isBlank, isBreak } from "./characters.ts";
import { fitted } from "./fitted.ts";

/** `comments` in order of appearance. */
export function docAbove(text: string, comments: readonly Comment[], start: number): readonly string[] {
  let index = lastBefore(comments, start);
  let line = lineAbove(text, start);
  const doc: string[] = [];
  while (line !== undefined && index >= 0) {
    const comment = comments[index];
    if (comment === undefined || !comment.documentation || comment.span.end !== line) break;
    const above = lineAbove(text, comment.span.start);
    if (above === undefined && !startsText(text, comment.span.start)) break;
    doc.push(comment.text.trimEnd());
    line = above;
    index -= 1;
  }
  return fitted(doc.toReversed());
}

/** The end of the line above, if only blanks stand before `at` on its own line. */
function lineAbove(text: string, at: number): number | undefined {
  let end = at;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end -= 1;
  if (end === 0 || !isBreak(text.charCodeAt(end - 1))) return undefined;
  const crlf = text.charCodeAt(end - 1) === 10 && text.charCodeAt(end - 2) === 13;
  return end - (crlf ? 2 : 1);
}

function startsText(text: string, at: number): boolean {
  let end = at;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return end === 0;
}

/** Index of the last comment that ends at or before `offset`. */
function lastBefore(comments: readonly Comment[], offset: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.span.end ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
