/** The outline of a file: declarations with their nested blocks and policies, as an editor lists them; properties would bury them. */

import type { Block, Declaration, Item, Name, Policy, SourceFile, Span, Term } from "../../grammar/index.ts";

export type OutlineKind =
  "site" | "tunnel" | "profile" | "key" | "value" | "group" | "block" | "policy" | "unknown";

export interface OutlineItem {
  readonly name: string;
  /** What it is and the most telling thing about it: `tunnel office <-> vpc`. */
  readonly detail: string;
  readonly kind: OutlineKind;
  readonly span: Span;
  /** What is selected when somebody goes there; inside `span`. */
  readonly selection: Span;
  readonly children: readonly OutlineItem[];
}

export function outline(file: SourceFile): readonly OutlineItem[] {
  return file.items.flatMap((item) => itemOf(item, file.text));
}

function itemOf(item: Item, text: string): readonly OutlineItem[] {
  switch (item.kind) {
    case "import":
      return [];
    case "let":
    case "secret":
      return [named(item.kind, item.name, item, "", [])];
    case "declaration":
      return [declarationOf(item, text)];
    default:
      return item satisfies never;
  }
}

const KINDS: ReadonlyMap<string, OutlineKind> = new Map<string, OutlineKind>([
  ["site", "site"],
  ["tunnel", "tunnel"],
  ["mesh", "tunnel"],
  ["phase1", "profile"],
  ["phase2", "profile"],
  ["key", "key"],
  ["secret", "key"],
  ["let", "value"],
  ["failover", "group"],
  ["test", "group"],
  ["peer", "block"],
  ["bgp", "block"],
  ["manual", "block"],
  ["dpd", "block"],
  ["carrier", "block"],
  ["firewall", "block"],
  ["names", "block"],
]);

function declarationOf(item: Declaration, text: string): OutlineItem {
  const { ends, extends: base, variant } = item;
  const detail = [
    variant?.text,
    ends && text.slice(ends.span.start, ends.span.end).replace(/^:\s*/, ""),
    propertyText(item, "device", text),
    base && `extends ${base.text}`,
  ].filter((part) => part !== undefined);
  return named(item.head.text, item.name, item, detail.join(" "), below(item.block, text), item.head);
}

function propertyText({ block }: Declaration, key: string, text: string): string | undefined {
  const found = block?.entries.find((entry) => entry.kind === "property" && entry.key.text === key);
  return found?.kind === "property" && found.value !== undefined
    ? text.slice(found.value.span.start, found.value.span.end)
    : undefined;
}

/** Heads whose quoted name may be a secret in the wrong place; so may that of a head nobody knows: `psk "…"`. */
const UNQUOTED: readonly string[] = ["secret", "let"];

/** What has no name, or none to show, is called after its head. */
function named(
  head: string,
  name: Name | undefined,
  { span }: { readonly span: Span },
  detail: string,
  children: readonly OutlineItem[],
  headNode?: Name,
): OutlineItem {
  const isSafe = name?.quoted === false || (KINDS.has(head) && !UNQUOTED.includes(head));
  const known = name !== undefined && name.text.trim() !== "" && isSafe;
  return {
    name: known ? name.text : head,
    detail: [known ? head : "", detail].filter((part) => part !== "").join(" "),
    kind: KINDS.get(head) ?? (headNode === undefined ? "value" : "unknown"),
    span,
    selection: (name ?? headNode)?.span ?? { start: span.start, end: span.start },
    children,
  };
}

function below(block: Block | undefined, text: string): readonly OutlineItem[] {
  return (block?.entries ?? []).flatMap((entry) => {
    if (entry.kind === "declaration") return [declarationOf(entry, text)];
    return entry.kind === "policy" ? [policyOf(entry, text)] : [];
  });
}

function policyOf(policy: Policy, text: string): OutlineItem {
  const { left, right, arrow, span } = policy;
  const sides = [shown(left, text), arrow, shown(right, text)].filter(
    (part) => part !== undefined && part !== "",
  );
  return {
    name: sides.length === 0 ? "policy" : sides.join(" "),
    detail: sides.length === 0 ? "" : "policy",
    kind: "policy",
    span,
    selection: { start: left[0]?.span.start ?? span.start, end: right.at(-1)?.span.end ?? span.end },
    children: [],
  };
}

function shown(terms: readonly Term[], text: string): string {
  return terms.map(({ span }) => text.slice(span.start, span.end)).join(", ");
}
