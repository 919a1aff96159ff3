/** The tokens of a text for whoever colours it. In: a text and a part of it. Out: the rows of the table with their places; damage is skipped. */

import type { Span } from "./ast.ts";
import { chunksOf } from "./chunks.ts";
import { tokenSpan } from "./cst.ts";
import { tokenize } from "./lexer.ts";
import { TOKENS, type TokenRow } from "./tokens.ts";

export interface Lexeme {
  readonly row: TokenRow;
  readonly span: Span;
}

const ROWS: ReadonlyMap<string, TokenRow> = new Map(TOKENS.map((row) => [row.name, row]));

/** In order of position. */
export function lexemes(text: string, within: Span): readonly Lexeme[] {
  const found: Lexeme[] = [];
  for (const chunk of chunksOf(text)) {
    if (chunk.end < within.start || chunk.start > within.end) continue;
    for (let at = chunk.start; at < chunk.end;) {
      const batch = tokenize(text, at, chunk.end, { list: [], comments: [] });
      for (const token of batch.tokens) {
        const row = ROWS.get(token.tokenType.name);
        const span = tokenSpan(token);
        if (row !== undefined && span.end >= within.start && span.start <= within.end) {
          found.push({ row, span });
        }
      }
      at = batch.end;
    }
  }
  return found;
}
