/**
 * The words of a RouterOS output, line by line and across lines: `key=value` pairs and everything between. In: a text; out:
 * tokens. Of the value of a key only its length is kept.
 */

export type Token =
  | { readonly kind: "pair"; readonly key: string; readonly value: string; readonly line: number }
  | { readonly kind: "key"; readonly key: string; readonly bits: number | undefined; readonly line: number }
  | { readonly kind: "word"; readonly text: string; readonly line: number };

/** Longer than any value that is read; a quote that is never closed ends with its line. */
const LONGEST = 2000;

const SECRET = /(?:key|secret|password|psk)$/;
const PAIR = /([A-Za-z][A-Za-z0-9-]*)=/y;
const BLANK = /\s+/y;
const WORD = /\S+/y;

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  const move = (to: number): void => {
    for (let i = at; i < to; i += 1) if (text[i] === "\n") line += 1;
    at = to;
  };
  while (at < text.length) {
    const blank = match(BLANK, text, at);
    if (blank !== undefined) {
      move(at + blank.length);
      continue;
    }
    const start = line;
    const head = match(PAIR, text, at);
    if (head === undefined) {
      const word = match(WORD, text, at) ?? text.slice(at, at + 1);
      tokens.push({ kind: "word", text: word, line: start });
      move(at + word.length);
      continue;
    }
    const key = head.slice(0, -1).toLowerCase();
    const from = at + head.length;
    const to = endOfValue(text, from);
    const value = text.slice(from, to).replace(/^"|"$/g, "");
    tokens.push(
      SECRET.test(key)
        ? { kind: "key", key, bits: bitsOf(value), line: start }
        : { kind: "pair", key, value, line: start },
    );
    move(to);
  }
  return tokens;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function endOfValue(text: string, from: number): number {
  if (text[from] !== '"') return from + (match(WORD, text, from)?.length ?? 0);
  const close = text.indexOf('"', from + 1);
  if (close !== -1 && close - from <= LONGEST) return close + 1;
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

/** Of hexadecimal digits, which may be broken over lines. */
function bitsOf(value: string): number | undefined {
  const digits = value.replace(/\s+/g, "");
  return /^[0-9A-Fa-f]+$/.test(digits) ? digits.length * 4 : undefined;
}
