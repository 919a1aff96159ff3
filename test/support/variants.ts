/** Projects that mean the same: declarations dealt to other files, tunnels with their ends exchanged, sites renamed. */

import type { Block, Declaration, Item, Name, Span, Term, Value } from "../../grammar/ast.ts";
import { parse } from "../../grammar/index.ts";

export type Texts = Readonly<Record<string, string>>;

/** Every declaration in a file of its own; `names` gives the order of the files. */
export function dealt(texts: Texts, names: (index: number) => string): Texts {
  const items = Object.entries(texts).flatMap(([uri, text]) =>
    parse(uri, text).file.items.map(({ span }) => text.slice(span.start, span.end)),
  );
  return Object.fromEntries(items.map((text, index) => [`/project/${names(index)}.vpn`, `${text}\n`]));
}

/** The same sites under other names. */
export function renamed(texts: Texts, name: (site: string) => string): Texts {
  const sites = new Set(
    Object.entries(texts).flatMap(([uri, text]) =>
      parse(uri, text).file.items.flatMap((item) =>
        item.kind === "declaration" && item.head.text === "site" ? (item.name?.text ?? []) : [],
      ),
    ),
  );
  return rewritten(texts, (item) => {
    if (item.kind !== "declaration") return [];
    const own = item.head.text === "site" ? [item.name] : [];
    const ends = [...(item.ends?.left ?? []), ...(item.ends?.right ?? [])];
    const roots = termsIn(item.block).flatMap((term) => (term.kind === "path" ? [term.root] : []));
    const packets = (item.block?.entries ?? []).flatMap((entry) =>
      entry.kind === "packet" ? [entry.site] : [],
    );
    const edits = [...own, ...ends, ...roots, ...packets].flatMap((word): Edit[] =>
      word !== undefined && sites.has(word.text) ? [{ span: word.span, text: name(word.text) }] : [],
    );
    return [...edits, ...ofReplaced(item, name)];
  });
}

/** A tunnel that replaces one of a star is called after a site. */
function ofReplaced({ name, ends }: Declaration, rename: (site: string) => string): readonly Edit[] {
  const spoke = [...(ends?.left ?? []), ...(ends?.right ?? [])].find((end) =>
    name?.text.endsWith(`-${end.text}`),
  );
  if (name === undefined || spoke === undefined || !name.text.startsWith("branch-")) return [];
  return [{ span: name.span, text: `${name.text.slice(0, -spoke.text.length)}${rename(spoke.text)}` }];
}

/** Every tunnel read from its other end: the header, every pair, every selector and every port. */
export function swapped(texts: Texts): Texts {
  return rewritten(texts, (item, text) => {
    if (item.kind !== "declaration" || item.head.text !== "tunnel") return [];
    const { ends, block } = item;
    const [left, right] = [headerSpan(ends?.left), headerSpan(ends?.right)];
    const header = left && right ? exchange(left, right, text) : [];
    return [...header, ...swapsIn(block, text)];
  });
}

/** A star has a list of sites at one end. */
function headerSpan(names: readonly Name[] | undefined): Span | undefined {
  const [first, last] = [names?.[0], names?.at(-1)];
  return first && last && { start: first.span.start, end: last.span.end };
}

interface Edit {
  readonly span: Span;
  readonly text: string;
}

function rewritten(texts: Texts, edit: (item: Item, text: string) => readonly Edit[]): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([uri, text]) => {
      const edits = parse(uri, text).file.items.flatMap((item) => edit(item, text));
      const last = edits.toSorted((a, b) => b.span.start - a.span.start);
      return [
        uri,
        last.reduce((all, { span, text: to }) => all.slice(0, span.start) + to + all.slice(span.end), text),
      ];
    }),
  );
}

function exchange(a: Span, b: Span, text: string): Edit[] {
  const word = (span: Span): string =>
    text
      .slice(span.start, span.end)
      .replaceAll(/\b(left|right)\./g, (_, side: string) => (side === "left" ? "right." : "left."));
  return [
    { span: a, text: word(b) },
    { span: b, text: word(a) },
  ];
}

const spanOf = (terms: readonly Term[]): Span => ({
  start: terms[0]?.span.start ?? 0,
  end: terms.at(-1)?.span.end ?? 0,
});

const OTHER_PORT: Readonly<Record<string, string>> = { "src-port": "dst-port", "dst-port": "src-port" };

function swapsIn(block: Block | undefined, text: string): Edit[] {
  return (block?.entries ?? []).flatMap((entry): Edit[] => {
    switch (entry.kind) {
      case "property": {
        const other = OTHER_PORT[entry.key.text];
        const key = other === undefined ? [] : [{ span: entry.key.span, text: other }];
        return [...key, ...swapPair(entry.value, text)];
      }
      case "policy":
        return [...exchange(spanOf(entry.left), spanOf(entry.right), text), ...swapsIn(entry.block, text)];
      case "declaration":
        return swapsIn(entry.block, text);
      default:
        return [];
    }
  });
}

function swapPair(value: Value | undefined, text: string): Edit[] {
  return value?.right === undefined ? [] : exchange(spanOf(value.left), spanOf(value.right), text);
}

function termsIn(block: Block | undefined): readonly Term[] {
  return (block?.entries ?? []).flatMap((entry): readonly Term[] => {
    if (entry.kind === "property") return [...(entry.value?.left ?? []), ...(entry.value?.right ?? [])];
    if (entry.kind === "policy") return [...entry.left, ...entry.right, ...termsIn(entry.block)];
    return entry.kind === "declaration" ? termsIn(entry.block) : [];
  });
}
