/** What the front end has to say about a text: a code of the diagnostics catalogue, a place, and the words for it. */

import type { Span } from "./ast.ts";

/** Every problem the grammar can report; the compiler's diagnostics catalogue has an entry for each. */
export const SYNTAX_CODES = [
  "syntax/unexpected", // something else was expected here
  "syntax/missing-value", // `key =` and nothing after it
  "syntax/unclosed-block", // `{` without `}`
  "syntax/unclosed-string",
  "syntax/bad-number", // `12abc`, `1.2.3.400`, `10.0.0.0/33`
  "syntax/bad-character", // a character no token starts with
  "syntax/typographic", // Unicode quotes and arrows from chat programs (has an edit)
  "syntax/unknown-declaration", // `tunel x: …`
  "syntax/too-deep", // nesting beyond MAX_DEPTH
] as const;

export type SyntaxCode = (typeof SYNTAX_CODES)[number];

export interface SyntaxProblem {
  readonly code: SyntaxCode;
  readonly span: Span;
  /** Full sentence: what was found and what was expected. Never contains the content of a string literal. */
  readonly message: string;
  /** One action, when there is an obvious one. */
  readonly help?: string;
  /** A machine-applicable repair. */
  readonly edit?: { readonly span: Span; readonly text: string };
}
