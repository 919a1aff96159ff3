/** The front end of the language. In: the text of a `.vpn` file. Out: `parse` gives its tree and its problems; beside it, what else the compiler and editors need. */

export type * from "./ast.ts";
export * from "./literals.ts";
export { MAX_DEPTH } from "./depth.ts";
export { lexemes, type Lexeme } from "./lexemes.ts";
export { parse, type Parsed } from "./parse.ts";
export { SYNTAX_CODES, type SyntaxCode, type SyntaxProblem } from "./problem.ts";
export { textMateGrammar, type TextMateGrammar, type TextMateRule } from "./textmate.ts";
export { COMMENTS, NESTED_HEADS, TOKENS, TOP_HEADS, WORD } from "./tokens.ts";
export type { SemanticKind, TokenGroup, TokenName, TokenRow } from "./tokens.ts";
export { CHILD_KEYS, children, walk, type ChildKeys } from "./visit.ts";
