/** What lies under an offset of a file: the node, its parents, and the block it stands in, in whole and in damaged text. */

import {
  children,
  WORD,
  type Declaration,
  type Node,
  type SourceFile,
  type Span,
} from "../../grammar/index.ts";
import { BLOCKS, TOP_LEVEL } from "../../compiler/catalogue/blocks.ts";
import type { BlockKind } from "../../compiler/catalogue/ids.ts";

export type ShapedKind = Exclude<BlockKind, "any">;

export interface Spot {
  readonly node: Node;
  /** Outermost first; the file is the first. */
  readonly parents: readonly Node[];
}

/** The innermost node at an offset. Between two that touch, the one that starts there; `undefined` in a comment. */
export function spotAt(file: SourceFile, offset: number): Spot | undefined {
  const inComment = file.comments.some(({ span }) => span.start <= offset && offset <= span.end);
  if (inComment) return undefined;
  const parents: Node[] = [];
  let node: Node = file;
  for (;;) {
    const inside: readonly Node[] = children(node).filter(({ span }) => touches(span, offset));
    const next: Node | undefined = inside.find(({ span }) => span.start === offset) ?? inside[0];
    if (next === undefined) return { node, parents };
    parents.push(node);
    node = next;
  }
}

/** The end counts: a cursor right behind a word is on it. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** The kinds of the blocks around a node, outermost first; a head nobody knows ends the list with `undefined`. */
export function blockKinds(parents: readonly Node[]): readonly (ShapedKind | undefined)[] {
  const kinds: (ShapedKind | undefined)[] = [];
  for (const [index, parent] of parents.entries()) {
    if (parent.kind === "policy") kinds.push("policy");
    if (parent.kind !== "declaration") continue;
    const above = kinds.at(-1);
    const outermost = parents[index - 1]?.kind === "file";
    kinds.push(outermost ? topKind(parent.head.text) : above && childKind(above, parent.head.text));
  }
  return kinds;
}

/** A mesh is not compiled yet, but its keys are a tunnel's. */
export function topKind(head: string): ShapedKind | undefined {
  return TOP_LEVEL.get(head);
}

export function childKind(kind: ShapedKind, head: string): ShapedKind | undefined {
  return BLOCKS[kind].children.get(head)?.block;
}

/** The word around an offset, for lines that the parser could not read. */
export function wordAt(
  text: string,
  offset: number,
): { readonly text: string; readonly span: Span } | undefined {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  const line = text.slice(start, end === -1 ? text.length : end);
  for (const match of line.matchAll(new RegExp(WORD, "g"))) {
    const span = { start: start + match.index, end: start + match.index + match[0].length };
    if (touches(span, offset)) return { text: match[0], span };
  }
  return undefined;
}

/** The top-level declaration around an offset, comments in it included. */
export function declarationAt(file: SourceFile | undefined, offset: number): Declaration | undefined {
  return file?.items.find(
    (entry): entry is Declaration => entry.kind === "declaration" && touches(entry.span, offset),
  );
}
