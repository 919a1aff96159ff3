/** Spans from tokens and CST nodes. In: anything with Chevrotain offsets. Out: a half-open span with real numbers. */

import type { Span } from "./ast.ts";

interface Offsets {
  readonly startOffset: number;
  /** Chevrotain's end is the last character itself. */
  readonly endOffset?: number | undefined;
}

/**
 * `undefined` where there is no text: the end of file and empty nodes have NaN offsets. Because of them the engine keeps every offset
 * of Chevrotain's in a box of its own, and `| 0` takes it out: a tree has more spans than anything else.
 */
export function spanOf(offsets: Offsets | undefined): Span | undefined {
  if (offsets === undefined) return undefined;
  const { startOffset, endOffset } = offsets;
  if (endOffset === undefined || Number.isNaN(startOffset) || Number.isNaN(endOffset)) return undefined;
  return { start: startOffset | 0, end: (endOffset + 1) | 0 };
}
