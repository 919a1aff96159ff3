/** A part of a text as tokens, with as much of the lexer's shape as a completion needs. */

import type { Comment } from "../../../grammar/index.ts";
import { tokenize } from "../../../grammar/lexer.ts";
import type { Token } from "../../../grammar/token.ts";

export interface Piece {
  /** `Key`, `Word`, `Comma`, … */
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** First of its line. */
  readonly breaks: boolean;
  /** Reported by the lexer: of a string, that it does not end. */
  readonly damaged: boolean;
}

export function piecesOf(text: string, start: number, end: number, comments: Comment[]): readonly Piece[] {
  if (start >= end) return [];
  const pieces: Piece[] = [];
  for (let at = start; at < end;) {
    const batch = tokenize(text, at, end, { comments, list: [] });
    for (const token of batch.tokens) pieces.push(pieceOf(token));
    at = batch.end;
  }
  return pieces;
}

function pieceOf(token: Token): Piece {
  const { tokenType, image: text, startOffset: start, endOffset, lineBreak: breaks, damaged } = token;
  return { name: tokenType.name, text, start, end: endOffset + 1, breaks, damaged };
}

/** Whether a line ends between two offsets. */
export function isBroken(text: string, start: number, end: number): boolean {
  return /[\r\n]/.test(text.slice(start, end));
}
