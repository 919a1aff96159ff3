/** What a selection grows to from an offset, step by step: the word, the value, the entry, the block, the declaration, the file. */

import type { Name, Node, SourceFile, Span, Term } from "../../grammar/index.ts";
import { spotAt, touches, wordAt } from "./position.ts";

/** Innermost first; each lies inside the next and is smaller. */
export function selectionAt(file: SourceFile, offset: number): readonly Span[] {
  const whole = { start: 0, end: file.text.length };
  const comment = file.comments.find(({ span }) => touches(span, offset));
  const spot = spotAt(file, offset);
  const word = wordAt(file.text, offset)?.span;
  const nodes = spot === undefined ? enclosing(file, offset) : [...spot.parents, spot.node];
  const steps = nodes.toReversed().flatMap((node) => stepsOf(node, offset, file.text));
  const inner = comment === undefined ? [] : [contentOf(comment.span, file.text), comment.span];
  const all = [...(word === undefined ? [] : [word]), ...inner, ...steps, whole];
  return growing(all.filter((span) => touches(span, offset)));
}

/** In a comment there is no node; the blocks around it are still there. */
function enclosing(file: SourceFile, offset: number): readonly Node[] {
  const inside = (node: { readonly span: Span }): boolean =>
    node.span.start <= offset && offset <= node.span.end;
  const found: Node[] = [file];
  for (;;) {
    const node = found.at(-1);
    const next: Node | undefined =
      node?.kind === "file"
        ? node.items.find(inside)
        : node?.kind === "block"
          ? node.entries.find(inside)
          : node !== undefined && "block" in node && node.block !== undefined && inside(node.block)
            ? node.block
            : undefined;
    if (next === undefined) return found;
    found.push(next);
  }
}

/** What a node offers inside itself, and itself. */
function stepsOf(node: Node, offset: number, text: string): readonly Span[] {
  switch (node.kind) {
    case "string":
      return [{ start: node.span.start + 1, end: node.span.end - 1 }, node.span];
    case "name":
      return node.quoted ? [{ start: node.span.start + 1, end: node.span.end - 1 }, node.span] : [node.span];
    case "value":
    case "policy":
      return [
        ...sideOf(node.left, offset),
        ...sideOf(node.right ?? [], offset),
        trimmed(headOf(node), text),
        node.span,
      ];
    case "ends": {
      const [left, right] = [sideOf(node.left, offset), sideOf(node.right ?? [], offset)];
      return [...left, ...right, trimmed({ start: node.span.start + 1, end: node.span.end }, text)];
    }
    case "block":
      return [trimmed({ start: node.span.start + 1, end: node.span.end - 1 }, text), node.span];
    case "declaration":
      return [trimmed(headOf(node), text), node.span];
    default:
      return [node.span];
  }
}

/** The list at one side of an arrow. */
function sideOf(terms: readonly (Name | Term)[], offset: number): readonly Span[] {
  const [first, last] = [terms[0], terms.at(-1)];
  if (first === undefined || last === undefined) return [];
  const side = { start: first.span.start, end: last.span.end };
  return touches(side, offset) ? [side] : [];
}

/** A header without its block. */
function headOf(node: Node): Span {
  const end = "block" in node && node.block !== undefined ? node.block.span.start : node.span.end;
  return { start: node.span.start, end };
}

function contentOf({ start, end }: Span, text: string): Span {
  const marks = /^#+[ \t]*/.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: start + marks, end };
}

function trimmed({ start, end }: Span, text: string): Span {
  const content = text.slice(start, end);
  const front = content.length - content.trimStart().length;
  const length = content.trim().length;
  return { start: start + front, end: start + front + length };
}

/** Leaves out what does not hold what came before it, and what adds nothing. */
function growing(steps: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const next of steps) {
    const before = found.at(-1);
    if (before === undefined) found.push(next);
    else if (holds(next, before) && !holds(before, next)) found.push(next);
  }
  return found;
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
