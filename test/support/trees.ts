/** Compares trees without places. In: nodes. Out: plain values, paths of entries, and the smallest text that shows a declaration. */

import type { Block, Entry, Item, Node, SourceFile, Term } from "../../grammar/index.ts";

/** The same node without spans, for structural comparison. */
export function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => key !== "span" && part !== undefined)
      .map(([key, part]) => [key, shape(part)]),
  );
}

/** `tunnel aws-1`, `secret psk`: how two readings of a file recognise an item. */
export function itemKey(item: Item): string {
  if (item.kind === "import") return `import ${item.path?.value}`;
  if (item.kind === "declaration") return `${item.head.text} ${item.name?.text}`;
  return `${item.kind} ${item.name?.text}`;
}

function entryKey(entry: Entry): string {
  if (entry.kind === "property") return entry.key.text;
  if (entry.kind === "declaration")
    return [entry.head, entry.variant, entry.name].map((name) => name?.text).join(" ");
  if (entry.kind === "waiver") return `waive ${entry.code?.text}`;
  return entry.kind;
}

/** `lifetime`, `dpd/interval`: every entry of a block with the path to it. */
export function entryPaths(block: Block | undefined, path = ""): string[] {
  return (block?.entries ?? []).flatMap((entry) => [
    path + entryKey(entry),
    ...("block" in entry ? entryPaths(entry.block, `${path}${entryKey(entry)}/`) : []),
  ]);
}

/** The item of this head and name. */
export function declarationOf(file: SourceFile, key: string): Extract<Item, { kind: "declaration" }> {
  const item = file.items.find((candidate) => itemKey(candidate) === key);
  if (item?.kind !== "declaration") throw new Error(`no ${key}`);
  return item;
}

/** The terms of a property of the first declaration. */
export function termsOf(file: SourceFile, key: string): readonly Term[] {
  for (const item of file.items) {
    if (item.kind !== "declaration") continue;
    for (const entry of item.block?.entries ?? []) {
      if (entry.kind === "property" && entry.key.text === key) return entry.value?.left ?? [];
    }
  }
  throw new Error(`no ${key}`);
}

export function slice(file: SourceFile, node: Node): string {
  return file.text.slice(node.span.start, node.span.end);
}
