/** Character codes that mean something to the console, and the classes the lexer asks for. */

export const TAB = 9;
export const NEWLINE = 10;
export const RETURN = 13;
export const BLANK = 32;
export const BANG = 33;
export const QUOTE = 34;
export const HASH = 35;
export const DOLLAR = 36;
export const OPEN_PARENTHESIS = 40;
export const CLOSE_PARENTHESIS = 41;
export const SEMICOLON = 59;
export const EQUALS = 61;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;
const NO_BREAK = 0xa0;

export function isBlank(code: number): boolean {
  return code === BLANK || code === TAB || code === NO_BREAK;
}

export function isBreak(code: number): boolean {
  return code === NEWLINE || code === RETURN;
}

/** `“ ” „ « » ‘ ’ ‚`: what word processors make of quotes. */
export function isTypographic(code: number): boolean {
  return (code >= 0x2018 && code <= 0x201e) || code === 0xab || code === 0xbb;
}

/** Length of `\`, blanks, a line break and the blanks of the next line; 0 if the line is not joined here. */
export function joinAt(text: string, at: number): number {
  if (text.charCodeAt(at) !== BACKSLASH) return 0;
  let end = at + 1;
  while (isBlank(text.charCodeAt(end))) end += 1;
  if (!isBreak(text.charCodeAt(end))) return 0;
  end += breakAt(text, end);
  while (isBlank(text.charCodeAt(end))) end += 1;
  return end - at;
}

/** Length of a line break: 2 for CR LF. */
export function breakAt(text: string, at: number): number {
  return text.charCodeAt(at) === RETURN && text.charCodeAt(at + 1) === NEWLINE ? 2 : 1;
}
