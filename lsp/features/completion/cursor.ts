/**
 * Where a cursor is, read from the tokens before it: the blocks that are open there and the entry that has begun. What
 * follows the cursor adds only what else stands in the same block and the same entry, so half a line is read like a whole one.
 */

import { chunksOf } from "../../../grammar/chunks.ts";
import type { Comment } from "../../../grammar/index.ts";
import { readBlocks, type Surroundings } from "./blocks.ts";
import { isBroken, piecesOf } from "./pieces.ts";
import { importAt, typedAt, type Typed } from "./typed.ts";

export interface Cursor extends Surroundings {
  readonly typed: Typed;
}

/** More of a declaration than this is not searched for what else stands in the block. */
const FAR = 100_000;

/** `undefined` in a comment, and in a string that is no path of an import. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const typed = importAt(text, offset) ?? typedAt(text, offset);
  const { start, end } = typed.whole;
  const chunk = chunksOf(text).findLast((each) => each.start <= start) ?? { start: 0, end: text.length };
  const comments: Comment[] = [];
  const before = piecesOf(text, chunk.start, start, comments);
  if (comments.some(({ span }) => span.start < start && span.end >= start)) return undefined;
  const last = before.at(-1);
  const limit = Math.max(end, Math.min(chunk.end, end + FAR));
  const inString =
    last?.name === "String" && (last.end >= start || (last.damaged && !isBroken(text, last.end, start)));
  if (inString && before.at(-2)?.name !== "Import") return undefined;
  const after = piecesOf(text, end, limit, []);
  const [first, ...rest] = after;
  // The first token behind the cursor starts a line only where there is a line break between them.
  const breaks = first !== undefined && isBroken(text, end, first.start);
  const following = first === undefined ? [] : [{ ...first, breaks }, ...rest];
  return { typed, ...readBlocks(text, before, typed, following) };
}
