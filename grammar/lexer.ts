/**
 * Cuts a part of a text into tokens and comments. In: a text and two offsets. Out: tokens with absolute offsets; comments and
 * problems go to the sinks. Every character ends up in a token, a comment, a blank or a problem.
 * The loop is our own because a sticky regular expression overflows V8's stack on a string or word of some 10 MB.
 */

import type { Comment, Span } from "./ast.ts";
import * as is from "./characters.ts";
import { lineEnd, skipBlanks, wordEnd } from "./characters.ts";
import { readAddress, readDuration, readNumber, readRange, readSize } from "./literals.ts";
import { badCharacter, badNumber, foreignName, tooLong, typographic, unclosedString } from "./messages.ts";
import { report, type ProblemSink } from "./sink.ts";
import { scanString } from "./strings.ts";
import { makeToken, type Token } from "./token.ts";
import { TOKENS, type TokenName } from "./tokens.ts";
import { arrowAt } from "./typography.ts";

/** One declaration of this many tokens is no text of a person; the bound keeps memory bounded. */
export const MAX_TOKENS = 5_000_000;

/** After this many tokens, a text without line breaks is cut where no block is open. */
const BATCH = 50_000;

export interface Batch {
  readonly tokens: Token[];
  /** Where the next batch starts. */
  readonly end: number;
}

export interface LexerSink extends ProblemSink {
  readonly comments: Comment[];
}

const KEYWORDS: ReadonlyMap<string, TokenName> = new Map(
  TOKENS.filter((row) => row.group === "keyword").map((row) => [row.pattern, row.name]),
);
const PUNCTUATION = TOKENS.filter((row) => row.group === "punctuation").map((row) => ({
  name: row.name,
  text: row.pattern.replaceAll("\\", ""),
}));
/** By their first character. */
const MARKS: ReadonlyMap<number, typeof PUNCTUATION> = new Map(
  PUNCTUATION.map(({ text }) => [
    text.charCodeAt(0),
    PUNCTUATION.filter((other) => other.text.startsWith(text.charAt(0))),
  ]),
);
const NUMERIC = TOKENS.filter((row) => row.group === "numeric").map((row) => ({
  name: row.name,
  whole: new RegExp(`^(?:${row.pattern})$`),
}));
const IPV6_START = /[0-9A-Fa-f]{0,4}:[0-9A-Fa-f]{0,4}:/y;
const LONGEST_NUMBER = 200;

export function tokenize(text: string, start: number, end: number, sink: LexerSink): Batch {
  const tokens: Token[] = [];
  let lineBreak = true;
  let at = start;
  let depth = 0;

  const push = (name: TokenName, stop: number, image: string, damaged = false): void => {
    tokens.push(makeToken(name, image, { start: at, end: stop, lineBreak }, damaged));
    lineBreak = false;
    at = stop;
    if (name === "LBrace") depth += 1;
    if (name === "RBrace") depth -= 1;
  };

  while (at < end) {
    if (depth === 0 && tokens.length >= BATCH && tokens.at(-1)?.tokenType.name === "RBrace") {
      return { tokens, end: at };
    }
    const code = text.charCodeAt(at);
    if (is.isBlank(code)) at += 1;
    else if (is.isBreak(code)) {
      lineBreak = true;
      at += 1;
    } else if (tokens.length >= MAX_TOKENS) {
      report(sink, tooLong({ start: at, end: at + 1 }, MAX_TOKENS));
      break;
    } else if (code === 35) at = comment(text, at, end, sink);
    else if (startsNumber(text, at, code)) {
      const stop = numberEnd(text, at, end);
      const { name, image } = numberAt(text, { start: at, end: stop }, sink);
      push(name, stop, image, name === "BadNumber");
    } else if (is.isWordStart(code) || is.isForeignLetter(code)) {
      const { name, word, stop } = wordAt(text, at, end, sink);
      push(name, stop, word);
    } else {
      const string = code === 34 || code === 39 || code > 127 ? scanString(text, at, end) : undefined;
      const mark = string === undefined ? punctuationAt(text, at, end, sink) : undefined;
      if (string !== undefined) {
        for (const odd of string.odd) {
          report(sink, typographic({ start: odd, end: odd + 1 }, text.charAt(odd), '"'));
        }
        const span = { start: at, end: string.end };
        push("String", string.end, string.image, !string.closed);
        if (!string.closed) {
          veilLine(tokens, sink);
          report(sink, unclosedString(span));
        }
      } else if (mark !== undefined) push(mark.name, mark.stop, mark.text);
      else at = noToken(text, at, end, sink);
    }
  }
  return { tokens, end };
}

function comment(text: string, start: number, limit: number, sink: LexerSink): number {
  const end = lineEnd(text, start, limit);
  const documentation = text.charAt(start + 1) === "#" && text.charAt(start + 2) !== "#";
  const content = text.slice(start + (documentation ? 2 : 1), end);
  const span = { start, end };
  sink.comments.push({
    kind: "comment",
    text: content.startsWith(" ") ? content.slice(1) : content,
    documentation,
    span,
  });
  return end;
}

function startsNumber(text: string, at: number, code: number): boolean {
  if (is.isDigit(code)) return true;
  const hex = (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
  if (!hex && code !== 58) return false;
  IPV6_START.lastIndex = at;
  return IPV6_START.test(text);
}

/** A numeric token ends before anything that could continue it, so that damage is one token and not two. */
function numberEnd(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit) {
    const code = text.charCodeAt(at);
    const inside =
      is.isWordPart(code) ||
      code === 46 ||
      code === 58 ||
      code === 47 ||
      (code === 45 && is.isWordPart(text.charCodeAt(at + 1)));
    if (!inside) break;
    at += 1;
  }
  return at;
}

function numberAt(text: string, span: Span, sink: LexerSink): { name: TokenName; image: string } {
  const image = text.slice(span.start, span.end);
  const row =
    image.length > LONGEST_NUMBER ? longNumber(image) : NUMERIC.find(({ whole }) => whole.test(image));
  if (row !== undefined && hasValue(row.name, image)) return { name: row.name, image };
  report(sink, badNumber(span, image));
  return { name: "BadNumber", image };
}

/** Of the numeric tokens only a key in hexadecimal may be long. */
function longNumber(image: string): { name: TokenName } | undefined {
  return image.startsWith("0x") && !/[^0-9A-Fa-f]/.test(image.slice(2)) ? { name: "Hex" } : undefined;
}

function hasValue(name: TokenName, image: string): boolean {
  if (name === "Address") return readAddress(image) !== undefined;
  if (name === "Number") return readNumber(image) !== undefined;
  if (name === "Range") return readRange(image) !== undefined;
  if (name === "Duration") return readDuration(image) !== undefined;
  if (name === "Size") return readSize(image) !== undefined;
  return true;
}

function wordAt(
  text: string,
  start: number,
  limit: number,
  sink: LexerSink,
): { name: TokenName; word: string; stop: number } {
  let stop = wordEnd(text, start, limit);
  let name: TokenName = "Word";
  while (text.charAt(stop) === "/" && is.isWordStart(text.charCodeAt(stop + 1))) {
    name = "Code";
    stop = wordEnd(text, stop + 1, limit);
  }
  const word = onlyOnce(text.slice(start, stop));
  if (word.length < 1000 && /[^\w/-]/.test(word)) report(sink, foreignName({ start, end: stop }));
  if (name === "Code") return { name, word, stop };
  const next = skipBlanks(text, stop, limit);
  const key = next < limit && text.charAt(next) === "=" && text.charAt(next + 1) !== ">";
  return { name: key ? "Key" : (KEYWORDS.get(word) ?? name), word, stop };
}

/** Few words make up a text: each takes room, and has to be looked at by a table that asks for it, only once. */
const words = new Map<string, string>();
const MOST_WORDS = 10_000;
/** What is longer is no text of its own to the engine, but a part of the file's, which would stay for its sake. */
const LONGEST_WORD = 12;

function onlyOnce(word: string): string {
  if (word.length > LONGEST_WORD) return word;
  const known = words.get(word);
  if (known !== undefined) return known;
  if (words.size >= MOST_WORDS) words.clear();
  words.set(word, word);
  return word;
}

interface Mark {
  readonly name: TokenName;
  readonly text: string;
  readonly stop: number;
}

function punctuationAt(text: string, at: number, limit: number, sink: LexerSink): Mark | undefined {
  // Without a function and a copy for each: they took a third of the time of parsing.
  for (const { name, text: mark } of MARKS.get(text.charCodeAt(at)) ?? []) {
    if (!text.startsWith(mark, at)) continue;
    if (at + mark.length <= limit) return { name, text: mark, stop: at + mark.length };
    break;
  }
  const arrow = arrowAt(text, at);
  if (arrow === undefined) return undefined;
  const stop = at + arrow.found.length;
  report(sink, typographic({ start: at, end: stop }, arrow.found, arrow.plain));
  return { name: arrow.name, text: arrow.plain, stop };
}

/** One problem for a run of characters that start no token. */
function noToken(text: string, start: number, limit: number, sink: LexerSink): number {
  let end = start + 1;
  if (is.isOddBlank(text.charCodeAt(start))) {
    report(sink, typographic({ start, end }, text.charAt(start), " "));
    return end;
  }
  const first = text.charCodeAt(start);
  while (end < limit && (text.charCodeAt(end) === first || strange(text.charCodeAt(end)))) end += 1;
  report(sink, badCharacter({ start, end }, text.slice(start, end)));
  return end;
}

/** Control characters, and halves of emoji. */
function strange(code: number): boolean {
  return (code < 32 && !is.isBlank(code) && !is.isBreak(code)) || (code >= 0xd800 && code <= 0xdfff);
}

/** The quote that is missing may be the opening one: then the words before the other one are the string. */
function veilLine(tokens: readonly Token[], sink: LexerSink): void {
  let from = 0;
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token === undefined) break;
    token.veiled = true;
    from = token.startOffset;
    if (token.lineBreak) break;
  }
  for (let index = sink.list.length - 1; index >= 0; index -= 1) {
    const problem = sink.list[index];
    if (problem === undefined || problem.span.start < from) break;
    if (problem.code === "syntax/bad-number") sink.list[index] = badNumber(problem.span, "0x");
    if (problem.code === "syntax/bad-character") sink.list[index] = badCharacter(problem.span, "\u{0}");
  }
}
