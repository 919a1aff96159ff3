/**
 * Formatting while somebody edits: a file, and what is meant of it, in; the smallest edits out. `undefined` while the text is
 * broken. What is typed changes blanks above the cursor and nothing else, so no line moves under somebody's hands.
 */

import { formattingEdits, type TextEdit } from "../../grammar/format/edits.ts";
import { walk, type Block, type SourceFile, type Span } from "../../grammar/index.ts";

export type { TextEdit } from "../../grammar/format/edits.ts";

export function documentEdits({ text }: SourceFile): readonly TextEdit[] | undefined {
  return formattingEdits(text);
}

/** Of the lines that a range touches. */
export function rangeEdits({ text }: SourceFile, range: Span): readonly TextEdit[] | undefined {
  return formattingEdits(text, range);
}

/** Behind a `}`: the declaration or policy that it closes, from the start of its line. */
export function closingEdits(file: SourceFile, offset: number): readonly TextEdit[] | undefined {
  const closed = blocksAround(file, offset).find(({ block }) => block.span.end === offset);
  if (closed === undefined) return undefined;
  const start = lineStartOf(file.text, closed.start);
  return editsWithin(file, { start, end: offset });
}

/** On a new line: the `=` of the block around it come below each other. All of them or, where a line would break, none. */
export function newLineEdits(file: SourceFile, offset: number): readonly TextEdit[] | undefined {
  const around = blocksAround(file, offset).findLast(
    ({ block }) => block.span.start < offset && offset < block.span.end,
  );
  if (around === undefined) return undefined;
  const end = lineStartOf(file.text, offset) - 1;
  const edits = editsWithin(file, { start: around.block.span.start, end });
  return edits?.some(({ span, text }) => BREAK.test(file.text.slice(span.start, span.end) + text))
    ? undefined
    : edits;
}

const BREAK = /[\r\n]/;

function editsWithin({ text }: SourceFile, range: Span): readonly TextEdit[] | undefined {
  const edits = formattingEdits(text, range);
  return edits?.filter(({ span }) => range.start <= span.start && span.end <= range.end);
}

interface Around {
  /** Of the declaration or policy. */
  readonly start: number;
  readonly block: Block;
}

/** Outermost first. */
function blocksAround(file: SourceFile, offset: number): readonly Around[] {
  const found: Around[] = [];
  walk(file, (node) => {
    if (node.span.end < offset || node.span.start > offset) return false;
    if ((node.kind === "declaration" || node.kind === "policy") && node.block !== undefined)
      found.push({ start: node.span.start, block: node.block });
    return true;
  });
  return found;
}

function lineStartOf(text: string, offset: number): number {
  if (offset === 0) return 0;
  return Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}
