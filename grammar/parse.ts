/** Parses a file chunk by chunk. In: its name and text. Out: its syntax tree and everything wrong with it. Never throws. */

import type { Comment, Item, SourceFile } from "./ast.ts";
import { take, type BuildContext } from "./build.ts";
import { chunksOf } from "./chunks.ts";
import { tokenSpan } from "./cst.ts";
import { MAX_DEPTH, shallow } from "./depth.ts";
import { tokenize } from "./lexer.ts";
import { tooDeep, unexpected } from "./messages.ts";
import { VpnParser } from "./parser.ts";
import type { SyntaxProblem } from "./problem.ts";
import { report, sorted } from "./sink.ts";
import { spanOf } from "./span.ts";

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
    for (let at = start; at < end;) {
      const part = { list: [] as SyntaxProblem[], comments };
      const batch = tokenize(text, at, end, part);
      const { tokens, tooDeep: first, surplusClosers } = shallow(batch.tokens);
      const context: BuildContext = { text, comments, items, list: part.list, orphaned: false };
      const refused = sharedParser().read(text, tokens, surplusClosers, (node) => take(node, context));
      if (refused !== undefined) {
        const span = spanOf(refused) ?? { start: at, end: at + 1 };
        report(part, unexpected(span, "something out of place", "another order of words"));
      }
      // What lies too deep is not read, so every other complaint about the chunk would be an echo.
      if (first === undefined) for (const problem of part.list) report(sink, problem);
      else report(sink, tooDeep(tokenSpan(first), MAX_DEPTH));
      at = batch.end;
    }
  }
  const file: SourceFile = { kind: "file", uri, text, items, comments, span: { start: 0, end: text.length } };
  return { file, problems: sorted(sink) };
}
