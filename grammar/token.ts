/** One token as the lexer makes it and the parser takes it. In: nothing. Out: the shape, with the two facts about lines that the grammar needs. */

import type { IToken, TokenType } from "chevrotain";
import { tokenType, type TokenName } from "./tokens.ts";

export interface Token extends IToken {
  readonly image: string;
  readonly startOffset: number;
  /** The last character, as Chevrotain counts. */
  readonly endOffset: number;
  /** First token of its line. */
  readonly lineBreak: boolean;
  /** Already reported (a bad number, an unclosed string): what misses around it is no second problem. */
  readonly damaged: boolean;
  /** On a line with an unclosed string, a word may be half of a secret: no message shows it. */
  veiled: boolean;
}

export interface TokenPlace {
  readonly start: number;
  readonly end: number;
  readonly lineBreak: boolean;
}

/** `image` is the text as understood: typographic quotes and arrows are already plain. */
export function makeToken(name: TokenName, image: string, place: TokenPlace, damaged = false): Token {
  const type: TokenType = tokenType(name);
  return {
    image,
    startOffset: place.start,
    endOffset: place.end - 1,
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx ?? 0,
    lineBreak: place.lineBreak,
    damaged,
    veiled: false,
  };
}
