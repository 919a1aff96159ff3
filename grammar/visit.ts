/** Walks the tree. In: a node. Out: its children in order of appearance, from one typed table of child keys. */

import type { Node } from "./ast.ts";

type NodeOf<K extends Node["kind"]> = Extract<Node, { readonly kind: K }>;

/** Keys of a node whose value is a node, a list of nodes, or absent. */
type ChildKey<N> = {
  [K in keyof N]-?: NonNullable<N[K]> extends Node | readonly Node[] ? K : never;
}[keyof N];

export type ChildKeys = { readonly [K in Node["kind"]]: readonly ChildKey<NodeOf<K>>[] };

// prettier-ignore
export const CHILD_KEYS: ChildKeys = {
  file:        ["items"], // comments lie between, not below, the items
  comment:     [],
  import:      ["path"],
  let:         ["name", "value"],
  secret:      ["name", "value"],
  declaration: ["head", "variant", "name", "ends", "extends", "block"],
  ends:        ["left", "right"],
  block:       ["entries"],
  property:    ["key", "value"],
  value:       ["left", "right"],
  policy:      ["left", "right", "block"],
  waiver:      ["code", "reason"],
  packet:      ["site", "source", "destination", "conditions", "verdict"],
  name:        [],
  word:        ["version", "on"],
  version:     [],
  path:        ["root", "member"],
  call:        ["callee", "arguments"],
  address:     ["on"],
  from:        ["prefix"],
  range:       [],
  duration:    [],
  size:        [],
  number:      [],
  hex:         [],
  string:      ["on"],
};

export function children(node: Node): readonly Node[] {
  const keys: readonly string[] = CHILD_KEYS[node.kind];
  const values = node as unknown as Readonly<Record<string, Node | readonly Node[] | undefined>>;
  return keys.flatMap((key) => values[key] ?? []);
}

/** Calls `enter` for the node and everything below it, outer nodes first; `false` skips what is below. */
export function walk(node: Node, enter: (node: Node, parents: readonly Node[]) => boolean | void): void {
  step(node, [], enter);
}

function step(node: Node, parents: readonly Node[], enter: Parameters<typeof walk>[1]): void {
  if (enter(node, parents) === false) return;
  const path = [...parents, node];
  for (const child of children(node)) step(child, path, enter);
}
