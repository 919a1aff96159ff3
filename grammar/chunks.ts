/**
 * Cuts a file into chunks that are parsed one by one. In: a text. Out: half-open spans that cover it; a chunk starts where
 * a head stands in column 1, whatever is open above it, so that damage stays in its declaration.
 */

import type { Span } from "./ast.ts";
import { isBreak, isWordStart, lineEnd, skipBlanks, wordEnd } from "./characters.ts";
import { NESTED_HEADS, TOP_HEADS } from "./tokens.ts";

const LONGEST_HEAD = 40;

export function chunksOf(text: string): Span[] {
  const chunks: Span[] = [];
  let start = 0;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    if (at > start && isWordStart(text.charCodeAt(at)) && startsDeclaration(text, at)) {
      chunks.push({ start, end: at });
      start = at;
    }
    at = lineEnd(text, at, text.length);
    while (at < text.length && isBreak(text.charCodeAt(at))) at += 1;
  }
  if (start < text.length) chunks.push({ start, end: text.length });
  return chunks;
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
