/** Lays out entries and their blocks. In: the members of a block or a file and how deep they stand. Out: their lines. */

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
  if (staysOnOneLine(node, depth, columns, scene))
    return [{ code: indent + onOneLine(node, columns, source) }];
  const { lead, pieces } = headerOf(node, columns.key, source);
  const block = blockOf(node);
  const header = fill(indent + lead, pieces, block === undefined ? "" : " {", source, options);
  if (block === undefined) return header.lines;
  const behind = [...header.left, ...commentsBetween(source, headerEnd(node), block.span.start)];
  const inside = { start: block.span.start + 1, end: block.span.end - 1, behind };
  const { opening, list } = membersOf(block.entries, inside, source);
  const laid = layOut(list, depth + 1, scene);
  return [
    ...withComment(header.lines, opening && commentText(source, opening)),
    ...list.flatMap(({ blankAbove }, index) => [...(blankAbove ? [BLANK] : []), ...(laid[index] ?? [])]),
    { code: `${indent}}` },
  ];
}
