/**
 * Puts pieces on lines. In: what stands before them, the pieces, what stands behind. Out: one line if it fits, else several:
 * broken after an arrow first, then where the width ends, each continued below the first piece.
 */

import type { Comment } from "../ast.ts";
import { below, widthOf, type FormatOptions, type Line } from "./page.ts";
import type { Piece } from "./pieces.ts";
import { commentText, commentsBetween, lineBreaksBetween, type Source } from "./source.ts";

/** What never breaks, with the comments that follow it. */
interface Unit {
  readonly text: string;
  readonly side: boolean;
  readonly end: number;
  readonly comments: readonly Comment[];
}

export interface Filled {
  readonly lines: readonly Line[];
  /** Comments that found no line between the pieces; they go behind what the lines open. */
  readonly left: readonly Comment[];
}

export function flat(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join(" ");
}

/** `lead` ends with the blank before the first piece, unless there is none. */
export function fill(
  lead: string,
  pieces: readonly Piece[],
  tail: string,
  source: Source,
  options: FormatOptions,
): Filled {
  const units = unitsOf(pieces, source);
  const inner = units.slice(0, -1).some(({ comments }) => comments.length > 0);
  const left = units.at(-1)?.comments ?? [];
  const line = `${lead}${flat(pieces)}${tail}`;
  if (!inner && (units.length < 2 || widthOf(line, options) <= options.printWidth)) {
    return { lines: [{ code: line }], left };
  }
  const margin = below(lead, options);
  const lines: Line[] = [];
  let current = lead;
  let begun = false;
  for (const [index, { text, side, end, comments }] of units.entries()) {
    const last = index === units.length - 1;
    const code = last ? text + tail : text;
    if (begun && widthOf(`${current} ${code}`, options) > options.printWidth) {
      lines.push({ code: current });
      current = margin;
      begun = false;
    }
    current += begun ? ` ${code}` : code;
    begun = true;
    if (last || (comments.length === 0 && !side)) continue;
    lines.push(...continued(current, comments, end, margin, source));
    current = margin;
    begun = false;
  }
  return { lines: [...lines, { code: current }], left };
}

/** A line that a comment or an arrow ends, and the comments below it. */
function continued(
  code: string,
  comments: readonly Comment[],
  end: number,
  margin: string,
  source: Source,
): readonly Line[] {
  const [first, ...others] = comments;
  const beside = first !== undefined && lineBreaksBetween(source, end, first.span.start) <= 0;
  return [
    { code, comment: beside ? commentText(source, first) : undefined },
    ...(beside ? others : comments).map((comment) => ({ code: margin + commentText(source, comment) })),
  ];
}

/** A piece that may not start a line joins the one before it, and takes the comments between them along. */
function unitsOf(pieces: readonly Piece[], source: Source): readonly Unit[] {
  const [head, tail] = [pieces[0], pieces.at(-1)];
  const any = head && tail ? commentsBetween(source, head.start, tail.end).length > 0 : false;
  const units: Unit[] = [];
  for (const [index, { text, side, end, mayStart }] of pieces.entries()) {
    const next = pieces[index + 1];
    const comments = any && next !== undefined ? commentsBetween(source, end, next.start) : [];
    const before = mayStart ? undefined : units.pop();
    if (before === undefined) units.push({ text, side, end, comments });
    else {
      const joined = `${before.text} ${text}`;
      units.push({ text: joined, side, end, comments: [...before.comments, ...comments] });
    }
  }
  return units;
}
