/**
 * Cuts a text, or a part of it that starts and ends as chunks do, into chunks that are parsed one by one. Out: half-open spans
 * that cover it; a chunk starts where a head stands in column 1, whatever is open above it, so that damage stays in its
 * declaration, or at the `##` lines above that head, so that a chunk is read by itself.
 */

import type { Span } from "./ast.ts";
import { isWordStart, lineEnd, skipBlanks, wordEnd } from "./characters.ts";
import { NESTED_HEADS, TOP_HEADS } from "./tokens.ts";

const LONGEST_HEAD = 40;

export function chunksOf(text: string, from = 0, to = text.length): Span[] {
  const chunks: Span[] = [];
  let start = from;
  let at = from === 0 && text.charCodeAt(0) === 0xfeff ? 1 : from;
  let documented = -1;
  while (at < to) {
    if (at > start && isWordStart(text.charCodeAt(at)) && startsDeclaration(text, at)) {
      const end = documented < 0 ? at : documented;
      if (end > start) chunks.push({ start, end });
      start = end;
    }
    if (!isDocumentation(text, at)) documented = -1;
    else if (documented < 0) documented = at;
    at = lineEnd(text, at, to);
    if (text.startsWith("\r\n", at)) at += 2;
    else if (at < to) at += 1;
  }
  if (start < to) chunks.push({ start, end: to });
  return chunks;
}

/** A line of its own that documents what stands below it. */
function isDocumentation(text: string, at: number): boolean {
  const mark = skipBlanks(text, at, text.length);
  return text.startsWith("##", mark) && text.charCodeAt(mark + 2) !== 35;
}

/** A head that is no key, or a word that can only be a misspelt head. */
function startsDeclaration(text: string, at: number): boolean {
  const end = wordEnd(text, at, Math.min(text.length, at + LONGEST_HEAD));
  if (end - at >= LONGEST_HEAD) return false;
  const head = text.slice(at, end);
  const next = skipBlanks(text, end, text.length);
  if (TOP_HEADS.has(head)) return text.charAt(next) !== "=";
  return !NESTED_HEADS.has(head) && looksLikeHeader(text, end, next);
}

/** `WORD NAME {`, `WORD NAME :`, `WORD NAME extends` or, for a misspelt `let` and `secret`, `WORD NAME =`. */
function looksLikeHeader(text: string, wordStop: number, next: number): boolean {
  if (next === wordStop) return false;
  const end = text.charAt(next) === '"' ? quotedEnd(text, next) : wordEnd(text, next, text.length);
  if (end === next) return false;
  const after = skipBlanks(text, end, text.length);
  return "{:=".includes(text.charAt(after) || "?") || text.startsWith("extends ", after);
}

function quotedEnd(text: string, at: number): number {
  const close = text.indexOf('"', at + 1);
  const line = lineEnd(text, at, text.length);
  return close < 0 || close > line ? at : close + 1;
}
