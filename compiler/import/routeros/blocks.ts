/** Finds where a block of a program ends: brackets that nest, strings and comments between them. */

import * as is from "./characters.ts";
import { readString } from "./strings.ts";

/** `at` is an opening brace or parenthesis. The place behind its counterpart and the line breaks passed, if it has one. */
export function blockEnd(
  text: string,
  at: number,
): { readonly end: number; readonly lines: number } | undefined {
  const closers: number[] = [];
  let lines = 0;
  let end = at;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === is.QUOTE) {
      const read = readString(text, end + 1, true);
      lines += read.lines;
      end = read.end;
      continue;
    }
    if (code === is.HASH && opensComment(text, end)) {
      while (end < text.length && !is.isBreak(text.charCodeAt(end))) end += 1;
      continue;
    }
    if (is.isBreak(code)) {
      lines += 1;
      end += is.breakAt(text, end);
      continue;
    }
    end += 1;
    if (code === is.OPEN_BRACE) closers.push(is.CLOSE_BRACE);
    else if (code === is.OPEN_PARENTHESIS) closers.push(is.CLOSE_PARENTHESIS);
    else if (code === closers.at(-1)) closers.pop();
    if (closers.length === 0) return { end, lines };
  }
  return undefined;
}

/** A `#` is a comment where a word could begin. */
function opensComment(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return is.isBlank(before) || is.isBreak(before) || before === is.OPEN_BRACE || before === is.SEMICOLON;
}
