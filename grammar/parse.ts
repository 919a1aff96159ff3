/** Parses a file chunk by chunk. In: its name and text. Out: its syntax tree and everything wrong with it. Never throws. */

import type { CstNode } from "chevrotain";
import type { Comment, Entry, Item, SourceFile } from "./ast.ts";
import { take, type BuildContext } from "./build.ts";
import { chunksOf } from "./chunks.ts";
import { tokenSpan } from "./cst.ts";
import { MAX_DEPTH, shallow } from "./depth.ts";
import { tokenize } from "./lexer.ts";
import { tooDeep } from "./messages.ts";
import { VpnParser } from "./parser.ts";
import type { SyntaxProblem } from "./problem.ts";
import { report, sorted } from "./sink.ts";

export interface Parsed {
  readonly file: SourceFile;
  /** In order of position. */
  readonly problems: readonly SyntaxProblem[];
}

let parser: VpnParser | undefined;

/** Made on first use: a command that parses nothing does not wait for the grammar's analysis. */
function sharedParser(): VpnParser {
  parser ??= new VpnParser({ skipValidations: true });
  return parser;
}

export function parse(uri: string, text: string): Parsed {
  const sink: { list: SyntaxProblem[] } = { list: [] };
  const comments: Comment[] = [];
  const items: Item[] = [];
  for (const { start, end } of chunksOf(text)) {
    const chunk = { list: [] as SyntaxProblem[], comments };
    const { tokens, tooDeep: first, surplusClosers } = shallow(tokenize(text, start, end, chunk));
    const entries = new WeakMap<CstNode, Entry>();
    const context: BuildContext = { text, comments, items, entries, list: chunk.list, orphaned: false };
    if (tokens.length > 0) sharedParser().read(text, tokens, surplusClosers, (node) => take(node, context));
    // What lies too deep is not read, so every other complaint about the chunk would be an echo.
    if (first === undefined) for (const problem of chunk.list) report(sink, problem);
    else report(sink, tooDeep(tokenSpan(first), MAX_DEPTH));
  }
  const file: SourceFile = { kind: "file", uri, text, items, comments, span: { start: 0, end: text.length } };
  return { file, problems: sorted(sink) };
}
