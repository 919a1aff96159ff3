/**
 * Reads a text again after an edit. In: the chunks of the text as it was, and the new text. Out: its chunks; those that the
 * edit left alone are the same objects with the same trees, moved to where they stand now.
 * A declaration that says the same as before, in other comments or blanks, keeps its tree as well: only its spans are new.
 */

import type { Span } from "./ast.ts";
import { isBreak } from "./characters.ts";
import { chunksOf } from "./chunks.ts";
import type { Chunk } from "./parse.ts";
import { moveSpans, spansIn, takeSpans } from "./spans.ts";

export type ReadChunk = (text: string, span: Span) => Chunk;

export function reread(before: readonly Chunk[], text: string, read: ReadChunk): readonly Chunk[] {
  const { from, to, head, tail } = unchanged(before, text);
  const spare = before.slice(head, tail);
  const byText = new Map(spare.map((chunk) => [chunk.text, chunk]));
  const between = chunksOf(text, from, to).map(({ start, end }) => {
    const own = text.slice(start, end);
    const same = byText.get(own);
    byText.delete(own);
    return { start, own, same };
  });
  const kept = new Set(between.map(({ same }) => same));
  const left = spare.filter((chunk) => !kept.has(chunk));
  const middle = between.map(({ start, own, same }) => {
    if (same !== undefined) return moved(same, start);
    // A copy of its own: a part of the text would keep all of it in memory as long as the tree lives.
    const copy = ` ${own}`.slice(1);
    const fresh = moved(read(copy, { start: 0, end: copy.length }), start);
    const old = left.shift();
    return old !== undefined && takeSpans(old.items, fresh.items) ? { ...fresh, items: old.items } : fresh;
  });
  const behind = before[tail];
  const delta = behind === undefined ? 0 : to - behind.start;
  return [
    ...before.slice(0, head),
    ...middle,
    ...before.slice(tail).map((chunk) => moved(chunk, chunk.start + delta)),
  ];
}

/** What has to be read again: chunks `head` to `tail` of the old text are now the part `from` to `to` of the new one. */
function unchanged(before: readonly Chunk[], text: string): Unchanged {
  let [head, from] = [0, 0];
  for (const { text: own } of before) {
    if (!text.startsWith(own, from)) break;
    from += own.length;
    head += 1;
  }
  // What now follows the last of them may belong to it.
  if (head > 0) from -= before[(head -= 1)]?.text.length ?? 0;
  let [tail, to] = [before.length, text.length];
  while (tail > head) {
    const own = before[tail - 1]?.text ?? "";
    if (to - own.length < from || !text.endsWith(own, to)) break;
    to -= own.length;
    tail -= 1;
  }
  // Whether a chunk starts at a line depends on that line and on the one above it; only a byte order mark ends a chunk within a line.
  const startsLine = (): boolean => to === 0 || isBreak(text.charCodeAt(to - 1));
  const next = (): void => {
    to += before[tail]?.text.length ?? 0;
    tail += 1;
  };
  while (tail < before.length && !startsLine()) next();
  if (tail < before.length) next();
  while (tail < before.length && !startsLine()) next();
  return { from, to, head, tail };
}

interface Unchanged {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  readonly tail: number;
}

/** All spans of a chunk: found when it is moved for the first time. */
const known = new WeakMap<Chunk, readonly Span[]>();

function moved(chunk: Chunk, start: number): Chunk {
  if (chunk.start === start) return chunk;
  const spans = known.get(chunk) ?? spansIn([chunk.items, chunk.comments, chunk.problems]);
  moveSpans(spans, start - chunk.start);
  const result = { ...chunk, start };
  known.set(result, spans);
  return result;
}
