/** The semantic tokens of a file, or of a part of it: what the token table says of every word, and where the tree knows better, what that says. */

import type { Analysis } from "../../../compiler/pipeline.ts";
import { lexemes, type Span } from "../../../grammar/index.ts";
import { meaning, type Meaning } from "./legend.ts";
import { meaningsIn } from "./meanings.ts";

export interface SemanticToken extends Meaning {
  /** On one line. */
  readonly span: Span;
}

const COMMENT = meaning("comment");
const DOCUMENTATION = meaning("comment", "documentation");

/** In order of position; they do not overlap. */
export function semanticTokens(
  { files, symbols }: Analysis,
  path: string,
  within?: Span,
): readonly SemanticToken[] {
  const file = files.get(path);
  if (file === undefined) return [];
  const part = within ?? file.span;
  const meanings = meaningsIn(file, part, symbols);
  const words = lexemes(file.text, part).flatMap(({ row, span }): SemanticToken[] => {
    const known = meanings.get(span.start) ?? (row.semantic && meaning(row.semantic));
    return known === undefined ? [] : [{ ...known, span }];
  });
  const comments = file.comments
    .filter(({ span }) => span.end >= part.start && span.start <= part.end)
    .map(({ documentation, span }) => ({ ...(documentation ? DOCUMENTATION : COMMENT), span }));
  return [...words, ...comments].toSorted((a, b) => a.span.start - b.span.start);
}
