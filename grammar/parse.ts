/** Parses a file chunk by chunk. In: its name and text. Out: its syntax tree and everything wrong with it. Never throws. */

import type { Comment, Item, SourceFile, Span } from "./ast.ts";
import { take, type BuildContext } from "./build.ts";
import { chunksOf } from "./chunks.ts";
import { tokenSpan } from "./cst.ts";
import { MAX_DEPTH, shallow } from "./depth.ts";
import { fitted } from "./fitted.ts";
import { tokenize } from "./lexer.ts";
import { tooDeep, unexpected } from "./messages.ts";
import { VpnParser } from "./parser.ts";
import type { SyntaxProblem } from "./problem.ts";
import { reread } from "./reread.ts";
import { MAX_PROBLEMS, report, sorted } from "./sink.ts";
import { spanOf } from "./span.ts";

export interface Parsed {
  readonly file: SourceFile;
  /** In order of position. */
  readonly problems: readonly SyntaxProblem[];
  /** What the next text of the file may have in common with this one. */
  readonly chunks: readonly Chunk[];
}

/** A part of a file that is read by itself. */
export interface Chunk {
  readonly text: string;
  /** Where it stands in the file. */
  readonly start: number;
  readonly items: readonly Item[];
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
}

let parser: VpnParser | undefined;

/** Made on first use, for the commands that parse nothing. */
function sharedParser(): VpnParser {
  parser ??= new VpnParser();
  return parser;
}

/**
 * `before`: the file as it was. What is the same in both texts is taken from it, moved to where it stands now; so it may
 * not be looked at any more.
 */
export function parse(uri: string, text: string, before?: Parsed): Parsed {
  if (before?.file.text === text && before.file.uri === uri) return before;
  const chunks =
    before === undefined
      ? chunksOf(text).map((span) => readChunk(text, span))
      : reread(before.chunks, text, readChunk);
  const file: SourceFile = {
    kind: "file",
    uri,
    text,
    items: chunks.flatMap(({ items }) => items),
    comments: chunks.flatMap(({ comments }) => comments),
    span: { start: 0, end: text.length },
  };
  return { file, problems: problemsOf(chunks), chunks };
}

function problemsOf(chunks: readonly Chunk[]): readonly SyntaxProblem[] {
  const list = chunks.flatMap(({ problems }) => problems);
  return sorted({ list: list.slice(0, MAX_PROBLEMS) });
}

function readChunk(text: string, { start, end }: Span): Chunk {
  const sink: { list: SyntaxProblem[] } = { list: [] };
  const comments: Comment[] = [];
  const items: Item[] = [];
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
  return {
    text: text.slice(start, end),
    start,
    items: fitted(items),
    comments: fitted(comments),
    problems: fitted(sink.list),
  };
}
