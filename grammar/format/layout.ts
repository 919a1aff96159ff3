/** Lays out entries and their blocks. In: the members of a block or a file and how deep they stand. Out: their lines. */

import type { Block, Comment } from "../ast.ts";
import { columnsOf } from "./columns.ts";
import { fill } from "./fill.ts";
import { blockOf, headerEnd, headerOf, type Statement } from "./header.ts";
import { membersOf, type EntryMember, type Member } from "./members.ts";
import { ALONE, onOneLine, staysOnOneLine, type Columns, type Scene } from "./one-line.ts";
import { BLANK, indentation, withComment, type Line } from "./page.ts";
import { commentText, commentsBetween, spelling } from "./source.ts";

/** The lines of each member, without the blank line that may stand above it. */
export function layOut<N extends Statement>(
  list: readonly Member<N>[],
  depth: number,
  scene: Scene,
): readonly (readonly Line[])[] {
  const columns = columnsOf(list, depth, scene);
  const indent = indentation(depth, scene.options);
  return list.map((member) => {
    if (member.kind === "comment") return [{ code: indent + commentText(scene.source, member.comment) }];
    if (member.ignored) return verbatim(member, indent, scene);
    const lines = statementLines(member.node, depth, columns.get(member) ?? ALONE, scene);
    return withComment(lines, member.comment && commentText(scene.source, member.comment));
  });
}

/** As written, its comment and the indentation of all but its first line included. */
function verbatim<N extends Statement>(
  { node, comment }: EntryMember<N>,
  indent: string,
  { source }: Scene,
): readonly Line[] {
  const text = spelling(source, { start: node.span.start, end: (comment ?? node).span.end });
  return `${indent}${text}`.split("\n").map((line) => ({ code: line.trimEnd() }));
}

function statementLines(node: Statement, depth: number, columns: Columns, scene: Scene): readonly Line[] {
  const { source, options } = scene;
  const indent = indentation(depth, options);
  if (staysOnOneLine(node, depth, columns, scene)) return [{ code: indent + onOneLine(node, columns, source) }];
  const { lead, pieces } = headerOf(node, columns.key, source);
  const block = blockOf(node);
  const header = fill(indent + lead, pieces, block === undefined ? "" : " {", source, options);
  if (block === undefined) return header.lines;
  // Comments between a header and a `{` on a line below it come to stand behind the `{`.
  const behind = [...header.left, ...commentsBetween(source, headerEnd(node), block.span.start)];
  return [...blockLines(header.lines, behind, block, depth, scene), { code: `${indent}}` }];
}

/** All lines but the closing one; the first of the comments stays on the line of the `{`, the others open the block. */
function blockLines(
  header: readonly Line[],
  behind: readonly Comment[],
  { entries, span }: Block,
  depth: number,
  scene: Scene,
): readonly Line[] {
  const { source, options } = scene;
  const { opening, list } = membersOf(entries, span.start + 1, span.end - 1, source);
  const [first, ...others] = opening === undefined ? behind : [...behind, opening];
  const indent = indentation(depth + 1, options);
  const moved = others.map((comment): Line => ({ code: indent + commentText(source, comment) }));
  // Directly above an entry, they would become its documentation.
  const apart = others.at(-1)?.documentation === true && list.length > 0 ? [BLANK] : [];
  const laid = layOut(list, depth + 1, scene);
  const body = list.flatMap(({ blankAbove }, index) => [
    ...(blankAbove ? [BLANK] : []),
    ...(laid[index] ?? []),
  ]);
  return [...withComment(header, first && commentText(source, first)), ...moved, ...apart, ...body];
}
