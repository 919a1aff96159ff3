/** Reads a quoted string of the console: escapes, joined lines, bytes in hexadecimal. */

import {
  BACKSLASH,
  BANG,
  breakAt,
  DOLLAR,
  isBlank,
  isBreak,
  isTypographic,
  joinAt,
  OPEN_PARENTHESIS,
  QUOTE,
} from "./characters.ts";

export interface ReadString {
  readonly value: string;
  /** Behind the closing quote. */
  readonly end: number;
  readonly closed: boolean;
  /** Line breaks passed. */
  readonly lines: number;
  /** A `$name` in it, which the console would replace. */
  readonly variable: boolean;
}

/** MikroTik's documentation, Scripting, "Constant Escape Sequences". */
const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["$", "$"],
  ["?", "?"],
  ["_", " "],
  ["a", "\u0007"],
  ["b", "\b"],
  ["f", "\f"],
  ["v", "\v"],
]);

/**
 * `start` is behind the opening quote. A string ends with its line unless `across` says that it may hold several, as the
 * source of a script does.
 */
export function readString(text: string, start: number, across: boolean): ReadString {
  const parts: string[] = [];
  let bytes: number[] = [];
  let at = start;
  let from = start;
  let lines = 0;
  let variable = false;
  const flush = (): void => {
    if (from < at) {
      spill();
      parts.push(text.slice(from, at));
    }
  };
  const spill = (): void => {
    if (bytes.length > 0) parts.push(new TextDecoder().decode(Uint8Array.from(bytes)));
    bytes = [];
  };
  const done = (end: number, closed: boolean): ReadString => {
    flush();
    spill();
    return { value: parts.join(""), end, closed, lines, variable };
  };
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return done(at + 1, true);
    if (code === BACKSLASH) {
      const joined = joinAt(text, at);
      flush();
      if (joined > 0) {
        lines += 1;
        at += joined;
      } else {
        const pair = text.slice(at + 1, at + 3);
        if (/^[0-9A-Fa-f]{2}$/u.test(pair)) {
          bytes.push(Number.parseInt(pair, 16));
          at += 3;
        } else {
          spill();
          const known = escapes.get(text.charAt(at + 1));
          parts.push(known ?? "\\");
          at += known === undefined ? 1 : 2;
        }
      }
      from = at;
    } else if (isBreak(code)) {
      if (!across) return done(at, false);
      lines += 1;
      at += breakAt(text, at);
    } else {
      variable ||= code === DOLLAR && names(text.charCodeAt(at + 1));
      at += 1;
    }
  }
  return done(at, false);
}

/** A text between typographic quotes, up to the next one of either kind on its line. */
export function readTypographic(text: string, start: number): ReadString {
  let at = start;
  while (at < text.length && !isBreak(text.charCodeAt(at))) {
    const code = text.charCodeAt(at);
    if (code === QUOTE || isTypographic(code)) {
      return { value: text.slice(start, at), end: at + 1, closed: true, lines: 0, variable: false };
    }
    at += 1;
  }
  // No second one: it was a single slip, and ends at the next blank.
  at = start;
  while (at < text.length && !isBreak(text.charCodeAt(at)) && !isBlank(text.charCodeAt(at))) at += 1;
  return { value: text.slice(start, at), end: at, closed: false, lines: 0, variable: false };
}

function names(code: number): boolean {
  return code === OPEN_PARENTHESIS || (code > BANG && /[A-Za-z]/u.test(String.fromCharCode(code)));
}
