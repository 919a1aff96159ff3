/**
 * The one place where spans change: a declaration below an edit stays the object it was and only stands elsewhere, so that
 * nothing that was made of it has to be made again.
 */

import type { Span } from "./ast.ts";

/** Every span in trees, comments and problems, each once. */
export function spansIn(parts: unknown): readonly Span[] {
  const found = new Set<Span>();
  collect(parts, found);
  return [...found];
}

function collect(part: unknown, found: Set<Span>): void {
  if (typeof part !== "object" || part === null) return;
  if (Array.isArray(part)) for (const each of part) collect(each, found);
  else if (isSpan(part)) found.add(part);
  else for (const each of Object.values(part)) collect(each, found);
}

function isSpan(part: object): part is Span {
  return "start" in part && "end" in part;
}

export function moveSpans(spans: readonly Span[], delta: number): void {
  for (const span of spans) set(span, span.start + delta, span.end + delta);
}

/** If `kept` and `fresh` are the same but for their spans, gives the spans of `fresh` to `kept`, else changes nothing. */
export function takeSpans(kept: unknown, fresh: unknown): boolean {
  const pairs = new Map<Span, Span>();
  if (!isSame(kept, fresh, pairs)) return false;
  for (const [old, { start, end }] of pairs) set(old, start, end);
  return true;
}

function isSame(kept: unknown, fresh: unknown, pairs: Map<Span, Span>): boolean {
  if (typeof kept !== "object" || typeof fresh !== "object" || kept === null || fresh === null) {
    return Object.is(kept, fresh);
  }
  if (isSpan(kept) && isSpan(fresh)) {
    // Two nodes that share a span may have one each by now.
    const before = pairs.get(kept) ?? fresh;
    pairs.set(kept, fresh);
    return before.start === fresh.start && before.end === fresh.end;
  }
  const [own, other] = [Object.entries(kept), Object.entries(fresh)];
  return (
    Array.isArray(kept) === Array.isArray(fresh) &&
    own.length === other.length &&
    own.every(([key, value], at) => other[at]?.[0] === key && isSame(value, other[at]?.[1], pairs))
  );
}

function set(span: Span, start: number, end: number): void {
  const own: { start: number; end: number } = span;
  own.start = start;
  own.end = end;
}
