/** The word being typed: a text and an offset in; the span of the word out, up to the cursor and to its end. */

import type { Span } from "../../../grammar/index.ts";

export interface Typed {
  /** Up to the cursor: what an editor compares with what is offered. */
  readonly before: Span;
  /** With what follows the cursor: what an editor may replace. */
  readonly whole: Span;
  readonly text: string;
}

const AROUND = /[\w./:-]*$/;
const PLAIN = /^[\w-]*/;
const NUMERIC = /^[\w./:-]*/;

export function typedAt(text: string, offset: number): Typed {
  const lineStart = lineStartOf(text, offset);
  const run = AROUND.exec(text.slice(lineStart, offset))?.[0] ?? "";
  const own = ownPart(run);
  const isNumber = /^\d|[/:]/.test(own);
  const rest = (isNumber ? NUMERIC : PLAIN).exec(text.slice(offset, offset + 200))?.[0] ?? "";
  const start = offset - own.length;
  return { before: { start, end: offset }, whole: { start, end: offset + rest.length }, text: own };
}

/** Numbers, addresses and codes are typed as a whole; of `left.la` only what follows the dot is. */
function ownPart(run: string): string {
  if (/^(?:\d|[\dA-Fa-f]{0,4}:[\dA-Fa-f:])/.test(run) || run.includes("/")) return run;
  return run.slice(Math.max(run.lastIndexOf("."), run.lastIndexOf(":")) + 1);
}

const IMPORT = /^[ \t\uFEFF]*import[ \t]*"([^"]*)$/;

/** The path of an `import`, whose quote is open. */
export function importAt(text: string, offset: number): Typed | undefined {
  const lineStart = lineStartOf(text, offset);
  const path = IMPORT.exec(text.slice(lineStart, offset))?.[1];
  if (path === undefined) return undefined;
  const rest = /^[^"\r\n]*/.exec(text.slice(offset, offset + 1000))?.[0] ?? "";
  const start = offset - path.length;
  return { before: { start, end: offset }, whole: { start, end: offset + rest.length }, text: path };
}

export function lineStartOf(text: string, offset: number): number {
  if (offset === 0) return 0;
  return Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}
