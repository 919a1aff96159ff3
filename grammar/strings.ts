/** Finds the end of a string literal. In: a text and the offset of the opening quote. Out: where it ends, what it says, which quotes are not plain. */

import { isBreak, lineEnd } from "./characters.ts";
import { closersOf, FALLBACK_CLOSERS } from "./typography.ts";

export interface ScannedString {
  /** After the closing quote, or the end of the line without trailing blanks. */
  readonly end: number;
  readonly closed: boolean;
  /** The literal in plain quotes. */
  readonly image: string;
  /** Offsets of quotes that are not `"`. */
  readonly odd: readonly number[];
}

/** `undefined` when no string opens here. */
export function scanString(text: string, start: number, limit: number): ScannedString | undefined {
  const opener = text.charAt(start);
  const closers = closersOf(opener);
  if (closers === undefined) return undefined;
  let close = closing(text, start + 1, limit, closers);
  if (close === undefined && opener === '"') close = closing(text, start + 1, limit, FALLBACK_CLOSERS);
  const odd = [start, ...(close === undefined ? [] : [close])].filter((at) => text[at] !== '"');
  if (close !== undefined) {
    return { end: close + 1, closed: true, image: plain(text.slice(start + 1, close)), odd };
  }
  const rest = text.slice(start + 1, lineEnd(text, start, limit)).trimEnd();
  return { end: start + 1 + rest.length, closed: false, image: plain(rest), odd };
}

function closing(text: string, from: number, limit: number, closers: string): number | undefined {
  for (let at = from; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (isBreak(code)) return undefined;
    if (code === 92) {
      if (!isBreak(text.charCodeAt(at + 1))) at += 1;
    } else if ((code === 34 || code === 39 || code > 127) && closers.includes(text.charAt(at))) {
      return at;
    }
  }
  return undefined;
}

/** In plain quotes; a plain quote inside typographic ones is escaped, as its author would have had to. */
function plain(content: string): string {
  const escaped = content.includes('"')
    ? content.replace(/(\\.)|"/g, (_, pair?: string) => pair ?? '\\"')
    : content;
  return `"${escaped}"`;
}
