/** Console text to sentences: joined lines, quotes, brackets, blocks and prompts, each with the line it stands on. */

import * as is from "./characters.ts";
import { blockEnd } from "./blocks.ts";
import { readPrompt } from "./prompt.ts";
import { readString, readTypographic, type ReadString } from "./strings.ts";
import type { Assignment, Comment, Prompt, Sentence, Slip, Token } from "./tokens.ts";

/** Arguments whose text is a program or a file, and may run over lines. */
const TEXTS: ReadonlySet<string> = new Set(
  "source on-event script contents on-up on-down up-script down-script on-login on-logout on-error lease-script".split(
    " ",
  ),
);

/** One pass over the text; memory for one sentence at a time. Never throws. */
export function* sentences(text: string): Generator<Sentence | Comment, void, undefined> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  let fresh = true;
  /** Behind these places nothing closes any more; looking again and again would take quadratic time. */
  let unclosedFrom = Infinity;
  let slips: Slip[] = [];

  const step = (): void => {
    if (is.isBreak(text.charCodeAt(at))) {
      at += is.breakAt(text, at);
      line += 1;
    } else {
      at += 1;
    }
  };
  const joins = (): boolean => {
    const length = is.joinAt(text, at);
    if (length > 0) line += 1;
    at += length;
    return length > 0;
  };
  /** `true`: what follows stands behind a joined line. */
  const skipBlanks = (): boolean => {
    let joined = false;
    for (;;) {
      if (is.isBlank(text.charCodeAt(at))) at += 1;
      else if (joins()) joined = true;
      else return joined;
    }
  };
  const restOfLine = (): string => {
    const from = at;
    while (at < text.length && !is.isBreak(text.charCodeAt(at))) at += 1;
    return text.slice(from, at);
  };
  const take = (read: ReadString): ReadString => {
    line += read.lines;
    at = read.end;
    return read;
  };

  /** From a quote; the string it opens. */
  const quoted = (name: string): ReadString => {
    const began = line;
    if (is.isTypographic(text.charCodeAt(at))) {
      slips.push({
        message: "Typographic quotes are no quotes to a router; they were read as plain ones.",
        line,
      });
      return take(readTypographic(text, at + 1));
    }
    const across = TEXTS.has(name) && at < unclosedFrom;
    const read = readString(text, at + 1, across);
    if (!read.closed) {
      if (across) unclosedFrom = at;
      slips.push({
        message: "A quote is never closed; the text was read to the end of its line.",
        line: began,
      });
      return take(across ? readString(text, at + 1, false) : read);
    }
    return take(read);
  };

  /** From an opening brace or parenthesis to behind its counterpart, or to the end of the line if there is none. */
  const block = (): string => {
    const from = at;
    const found = at < unclosedFrom ? blockEnd(text, at) : undefined;
    if (found === undefined) {
      unclosedFrom = Math.min(unclosedFrom, from);
      return restOfLine();
    }
    line += found.lines;
    at = found.end;
    return text.slice(from, at);
  };

  /** A bare text up to a blank, a break or what `stop` says; `=` ends it when a name may stand before one. */
  const bare = (named: boolean, inBrackets: boolean): string => {
    const parts: string[] = [];
    let from = at;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === is.BACKSLASH) {
        const piece = text.slice(from, at);
        if (joins()) {
          parts.push(piece);
          from = at;
          continue;
        }
      }
      const ends =
        is.isBlank(code) ||
        is.isBreak(code) ||
        code === is.SEMICOLON ||
        (inBrackets && code === is.CLOSE_BRACKET);
      if (ends || (named && code === is.EQUALS)) break;
      at += 1;
    }
    parts.push(text.slice(from, at));
    return parts.length === 1 ? (parts[0] ?? "") : parts.join("");
  };

  const assignment = (name: string, began: number, inBrackets: boolean): Assignment => {
    while (joins());
    const code = text.charCodeAt(at);
    const made = (value: string, form: Assignment["form"]): Assignment => {
      return { kind: "assignment", name, value, form, line: began };
    };
    if (code === is.QUOTE || is.isTypographic(code)) {
      const read = quoted(name);
      return made(read.value, read.variable && !TEXTS.has(name) ? "code" : "quoted");
    }
    if (code === is.OPEN_BRACE || code === is.OPEN_PARENTHESIS) {
      const body = block();
      return made(body, TEXTS.has(name) ? "quoted" : "code");
    }
    if (code === is.OPEN_BRACKET) {
      at += 1;
      brackets(began);
      return made("[ … ]", "code");
    }
    if (code === is.DOLLAR) return made(bare(false, inBrackets), "code");
    const value = bare(false, inBrackets);
    return made(value, value === "" ? "none" : "bare");
  };

  const token = (inBrackets: boolean): Token => {
    const began = line;
    const code = text.charCodeAt(at);
    if (code === is.QUOTE || is.isTypographic(code))
      return { kind: "string", text: quoted("").value, line: began };
    if (code === is.OPEN_BRACE || code === is.OPEN_PARENTHESIS)
      return { kind: "code", text: block(), line: began };
    if (code === is.DOLLAR) return { kind: "code", text: bare(false, inBrackets), line: began };
    if (code === is.OPEN_BRACKET) {
      at += 1;
      return { kind: "brackets", tokens: brackets(began), line: began };
    }
    const word = bare(true, inBrackets);
    if (text.charCodeAt(at) === is.EQUALS && word !== "") {
      at += 1;
      return assignment(word, began, inBrackets);
    }
    // A lone `=` or `]` is text: nothing may stop the reading.
    const plain = word === "" ? text.charAt(at++) : word;
    return { kind: "word", text: plain, line: began };
  };

  /** Behind `[`, to behind its `]` or the end of the line. */
  const brackets = (began: number): readonly Token[] => {
    const tokens: Token[] = [];
    for (;;) {
      skipBlanks();
      const code = text.charCodeAt(at);
      if (code === is.CLOSE_BRACKET) {
        at += 1;
        return tokens;
      }
      if (at >= text.length || is.isBreak(code) || code === is.SEMICOLON) {
        slips.push({
          message: "A bracket is never closed; it was read to the end of its line.",
          line: began,
        });
        return tokens;
      }
      tokens.push(token(true));
    }
  };

  while (at < text.length) {
    skipBlanks();
    const code = text.charCodeAt(at);
    if (at >= text.length) break;
    if (is.isBreak(code)) {
      step();
      fresh = true;
      continue;
    }
    if (code === is.SEMICOLON) {
      at += 1;
      fresh = false;
      continue;
    }
    const start = line;
    if (code === is.HASH) {
      yield { kind: "comment", text: restOfLine(), line: start };
      continue;
    }
    let prompt: Prompt | undefined;
    if (fresh && code === is.OPEN_BRACKET) {
      const read = readPrompt(text, at);
      prompt = read?.prompt;
      at = read?.end ?? at;
    }
    slips = [];
    const tokens: Token[] = [];
    let note: Comment | undefined;
    for (;;) {
      const joined = skipBlanks();
      const next = text.charCodeAt(at);
      if (at >= text.length || is.isBreak(next) || next === is.SEMICOLON) break;
      if (next === is.HASH && !joined) {
        note = { kind: "comment", text: restOfLine(), line };
        break;
      }
      tokens.push(token(false));
    }
    yield { kind: "sentence", prompt, tokens, slips, line: start, endLine: line, fresh };
    if (note !== undefined) yield note;
    fresh = false;
  }
}
