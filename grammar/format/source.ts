/** What the formatter asks of the text that it formats. In: a parsed file. Out: the spelling of a node, the comments in a gap, and the line breaks there. */

import type { Comment, SourceFile, Span } from "../ast.ts";

export interface Source {
  readonly text: string;
  readonly comments: readonly Comment[];
  /** Offsets of the line breaks. */
  readonly breaks: readonly number[];
}

/** The line breaks of `file` are all `\n`. */
export function sourceOf({ text, comments }: SourceFile): Source {
  const breaks: number[] = [];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) breaks.push(at);
  return { text, comments, breaks };
}

/** As the author wrote it. */
export function spelling({ text }: Source, { start, end }: Span): string {
  return text.slice(start, end);
}

/** From the `#` on. */
export function commentText(source: Source, comment: Comment): string {
  return spelling(source, comment.span).trimEnd();
}

/** The comments that lie between two offsets, in order. */
export function commentsBetween({ comments }: Source, start: number, end: number): readonly Comment[] {
  const first = countBelow(comments.length, (index) => (comments[index]?.span.start ?? end) < start);
  let last = first;
  while ((comments[last]?.span.start ?? end) < end) last += 1;
  return comments.slice(first, last);
}

export function lineBreaksBetween({ breaks }: Source, start: number, end: number): number {
  const before = (offset: number): number =>
    countBelow(breaks.length, (index) => (breaks[index] ?? offset) < offset);
  return before(end) - before(start);
}

/** How many of the first indices are `below`; the others are not. */
function countBelow(length: number, below: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (below(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
