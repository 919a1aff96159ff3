/** Spans from tokens and CST nodes. In: anything with Chevrotain offsets. Out: a half-open span with real numbers. */

import type { Span } from "./ast.ts";

interface Offsets {
  readonly startOffset: number;
  /** Chevrotain's end is the last character itself. */
  readonly endOffset?: number | undefined;
}

/** `undefined` where there is no text: the end of file and empty nodes have NaN offsets. */
export function spanOf(offsets: Offsets | undefined): Span | undefined {
  if (offsets === undefined) return undefined;
  const { startOffset, endOffset } = offsets;
  if (endOffset === undefined || Number.isNaN(startOffset) || Number.isNaN(endOffset)) return undefined;
  return { start: startOffset, end: endOffset + 1 };
}

/** From the start of the first to the end of the last that is there. */
export function cover(...spans: readonly (Span | undefined)[]): Span {
  let start = Infinity;
  let end = 0;
  for (const span of spans) {
    if (span === undefined) continue;
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { start: Math.min(start, end), end };
}
