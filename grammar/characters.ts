/** Classes of characters. In: a UTF-16 code. Out: what the lexer may do with it. */

const LETTER = /\p{L}/u;

/** A lone CR counts as a line break too. */
export function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** Blank, tab, form feed, and the byte order mark that some editors put in front. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 12 || code === 11 || code === 0xfeff;
}

/** Blanks that chat programs and word processors put in place of a plain one. */
export function isOddBlank(code: number): boolean {
  return code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f || code === 0x3000;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isWordStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
}

export function isWordPart(code: number): boolean {
  return isWordStart(code) || isDigit(code);
}

/** A letter beyond ASCII: no part of a name, but clearly meant as one. */
export function isForeignLetter(code: number): boolean {
  return code > 127 && LETTER.test(String.fromCharCode(code));
}

/** The end of the line that `offset` lies on. */
export function lineEnd(text: string, offset: number, limit: number): number {
  let at = offset;
  while (at < limit && !isBreak(text.charCodeAt(at))) at += 1;
  return at;
}

/** The first offset from `offset` on that is no blank. */
export function skipBlanks(text: string, offset: number, limit: number): number {
  let at = offset;
  while (at < limit && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** Where the name that starts at `offset` ends; letters beyond ASCII count in, for the lexer to report. */
export function wordEnd(text: string, offset: number, limit: number): number {
  let at = offset;
  while (at < limit) {
    const code = text.charCodeAt(at);
    const inside =
      isWordPart(code) || isForeignLetter(code) || (code === 45 && isWordPart(text.charCodeAt(at + 1)));
    if (!inside) break;
    at += 1;
  }
  return at;
}
