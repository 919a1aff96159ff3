/** Cuts one line of source into what `mask.ts` looks at; every character but blanks belongs to one piece. */

export interface Lexeme {
  readonly kind: "string" | "hex" | "word" | "mark" | "comment" | "other";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** For strings: whether the closing quote is on the line. */
  readonly closed: boolean;
}

const QUOTES = "\"“”„‟″«»'`‘’‚‛";
/** In a comment an apostrophe is most likely one. */
const COMMENT_QUOTES = '"“”„‟″«»';

const BLANK = /\s+/y;
const COMMENT = /#+/y;
const HEX = /0[xX][\p{L}\p{N}_]*/uy;
// A run that goes on after the word is no name, so all of it is `other`.
const WORD = /[A-Za-z_]\w*(?:-\w+)*(?=$|->|[\s"“”„‟″«»'`‘’‚‛=,{}()#:./<>])/y;
const MARK = /<->|->|[=,{}():.<>/-]/y;
const OTHER = /[^\s"“”„‟″«»'`‘’‚‛=,{}()#:]+/y;

export function lexLine(line: string): readonly Lexeme[] {
  const lexemes: Lexeme[] = [];
  let at = 0;
  let quotes = QUOTES;

  function take(kind: Lexeme["kind"], pattern: RegExp): boolean {
    pattern.lastIndex = at;
    const text = pattern.exec(line)?.[0];
    if (text === undefined) return false;
    lexemes.push({ kind, text, start: at, end: at + text.length, closed: true });
    at += text.length;
    return true;
  }

  function takeString(): boolean {
    if (!quotes.includes(line.charAt(at))) return false;
    const { end, closed } = endOfString(line, at);
    lexemes.push({ kind: "string", text: line.slice(at, end), start: at, end, closed });
    at = end;
    return true;
  }

  while (at < line.length) {
    BLANK.lastIndex = at;
    at += BLANK.exec(line)?.[0].length ?? 0;
    if (at >= line.length) break;
    if (take("comment", COMMENT)) quotes = COMMENT_QUOTES;
    else if (!takeString() && !take("hex", HEX) && !take("word", WORD) && !take("mark", MARK)) {
      if (!take("other", OTHER)) at++;
    }
  }
  return lexemes;
}

/** A straight quote is closed by a straight one; a typographic one by any double or single one, as chat programs mix them. */
function endOfString(line: string, start: number): { readonly end: number; readonly closed: boolean } {
  const opener = line.charAt(start);
  const closers = opener === '"' || opener === "'" || opener === "`" ? opener : QUOTES;
  for (let at = start + 1; at < line.length; at++) {
    if (line.charAt(at) === "\\") at++;
    else if (closers.includes(line.charAt(at))) return { end: at + 1, closed: true };
  }
  return { end: line.length, closed: false };
}
