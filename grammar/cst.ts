/** Typed access to Chevrotain's untyped CST. In: a node and the name of a part. Out: the part, or `undefined`. */

import type { CstElement, CstNode } from "chevrotain";
import type { Entry, Span } from "./ast.ts";
import { fitted } from "./fitted.ts";
import { spanOf } from "./span.ts";
import type { Token } from "./token.ts";

function isNode(element: CstElement): element is CstNode {
  return "children" in element;
}

export function nodesOf(node: CstNode, name: string): CstNode[] {
  return (node.children[name] ?? []).filter(isNode);
}

/** What stands under the name of a rule is nodes alone. */
export function nodeOf(node: CstNode, name: string): CstNode | undefined {
  const element = node.children[name]?.[0];
  return element !== undefined && isNode(element) ? element : undefined;
}

/** The first token under one of these names. */
export function tokenOf(node: CstNode, ...names: readonly string[]): Token | undefined {
  for (const name of names) {
    const element = node.children[name]?.[0];
    if (element !== undefined && !isNode(element)) return element as Token;
  }
  return undefined;
}

/** The only child of a choice. */
export function choiceOf(node: CstNode): CstElement | undefined {
  for (const name in node.children) return node.children[name]?.[0];
  return undefined;
}

/** Elements under one name are in order, so only the first of each can be the first of all. */
export function firstToken(node: CstNode): Token | undefined {
  let first: Token | undefined;
  for (const name in node.children) {
    const element = node.children[name]?.[0];
    if (element === undefined) continue;
    const token = isNode(element) ? firstToken(element) : (element as Token);
    if (token !== undefined && (first === undefined || token.startOffset < first.startOffset)) first = token;
  }
  return first;
}

export function tokenSpan(token: Token): Span {
  return { start: token.startOffset, end: token.endOffset + 1 };
}

/** Of a node that holds at least one token. */
export function nodeSpan(node: CstNode): Span {
  return spanOf(node.location) ?? { start: 0, end: 0 };
}

/** The tree of an entry, kept on its CST node until the block around it is built; a map aside would double the time of collection. */
interface TakenNode extends CstNode {
  entry?: Entry;
}

export function keepEntry(node: CstNode, entry: Entry): void {
  (node as TakenNode).entry = entry;
}

export function entriesOf(node: CstNode): readonly Entry[] {
  return fitted(nodesOf(node, "entry").flatMap((child) => (child as TakenNode).entry ?? []));
}

/** The CST of an entry is far larger than its tree, so it goes as soon as the tree is there. */
export function clear(node: CstNode): void {
  (node as { children: CstNode["children"] }).children = {};
}
