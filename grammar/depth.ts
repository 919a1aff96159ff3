/** Bounds nesting before the parser recurses. In: the tokens of a chunk. Out: the same without what lies too deep, and the first token that did. */

import type { Token } from "./token.ts";

/** Levels of `{` and `(` inside each other; real files have four. */
export const MAX_DEPTH = 64;

export interface Shallow {
  readonly tokens: Token[];
  readonly tooDeep: Token | undefined;
  /** How many more `}` than `{` there are: that many `{` may be missing. */
  readonly surplusClosers: number;
}

export function shallow(tokens: Token[]): Shallow {
  let braces = 0;
  let parens = 0;
  let balance = 0;
  let previous = "";
  let tooDeep: Token | undefined;
  const kept: Token[] = [];
  for (const token of tokens) {
    const name = token.tokenType.name;
    // An unclosed `(` ends with its line, its entry or its block, as in the parser.
    const goesOn = previous === "Comma" || previous === "DoubleArrow" || previous === "Arrow";
    if (name === "LBrace" || name === "RBrace" || name === "Key" || (token.lineBreak && !goesOn)) parens = 0;
    if (name === "LBrace") braces += 1;
    if (name === "LParen") parens += 1;
    if (name === "LBrace") balance += 1;
    if (name === "RBrace") balance -= 1;
    if (braces + parens > MAX_DEPTH) tooDeep ??= token;
    else kept.push(token);
    if (name === "RBrace") braces = Math.max(0, braces - 1);
    if (name === "RParen") parens = Math.max(0, parens - 1);
    previous = name;
  }
  return { tokens: tooDeep === undefined ? tokens : kept, tooDeep, surplusClosers: Math.max(0, -balance) };
}
