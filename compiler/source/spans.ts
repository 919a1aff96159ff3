/** Spans made of others. They follow them when an edit above moves a declaration: nothing that is kept may hold a plain offset. */

import type { Span } from "../../grammar/ast.ts";

/** From the start of the first to the end of the last. */
export function joinedSpan(first: Span, last: Span): Span {
  return {
    get start() {
      return first.start;
    },
    get end() {
      return last.end;
    },
  };
}

/** The point before it. */
export function startOf(span: Span): Span {
  return {
    get start() {
      return span.start;
    },
    get end() {
      return span.start;
    },
  };
}

/** The point behind it. */
export function endOf(span: Span): Span {
  return {
    get start() {
      return span.end;
    },
    get end() {
      return span.end;
    },
  };
}
