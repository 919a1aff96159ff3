/**
 * Collects every named declaration of the project. One name space per kind over all files; tunnel and mesh share one.
 * A duplicate keeps the first (by path and position) and reports the others.
 */

import type { Declaration, Item, Let, Secret, SourceFile } from "../../grammar/ast.ts";
import { RESERVED_NAMES } from "../catalogue/blocks.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { isShipped, libraryName } from "../source/paths.ts";
import type { Place } from "../source/place.ts";
import { remember, rememberWith } from "../source/remember.ts";

export type SymbolKind =
  "phase1" | "phase2" | "key" | "site" | "tunnel" | "failover" | "test" | "secret" | "let";

export interface Symbol<N = Declaration> {
  readonly kind: SymbolKind;
  readonly name: string;
  /** `phase1 strong`: what it is found by. */
  readonly key: string;
  /** The key of the one that it extends. */
  readonly base: string | undefined;
  /** Where the name stands. */
  readonly place: Place;
  readonly node: N;
}

export interface Symbols {
  readonly declarations: ReadonlyMap<string, Symbol>;
  readonly lets: ReadonlyMap<string, Symbol<Let>>;
  readonly secrets: ReadonlyMap<string, Symbol<Secret>>;
  /** In order of path and position. */
  readonly all: readonly Symbol[];
}

/** What a top-level head declares; `undefined` for a word that is none. */
const KIND_OF_HEAD: ReadonlyMap<string, DeclarationKind> = new Map<string, DeclarationKind>([
  ["phase1", "phase1"],
  ["phase2", "phase2"],
  ["key", "key"],
  ["site", "site"],
  ["tunnel", "tunnel"],
  ["mesh", "tunnel"],
  ["failover", "failover"],
  ["test", "test"],
]);

export function kindOfHead(head: string): DeclarationKind | undefined {
  return KIND_OF_HEAD.get(head);
}

export function keyOf(kind: SymbolKind, name: string): string {
  return `${kind} ${name}`;
}

export function collectSymbols(files: readonly SourceFile[]): {
  symbols: Symbols;
  diagnostics: Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const declarations = new Map<string, Symbol>();
  const lets = new Map<string, Symbol<Let>>();
  const secrets = new Map<string, Symbol<Secret>>();
  const all: Symbol[] = [];

  function enter<N>(table: Map<string, Symbol<N>>, symbol: Symbol<N>): boolean {
    if (RESERVED_NAMES.includes(symbol.name)) {
      diagnostics.push(
        report("name/reserved", {
          message: `\`${symbol.name}\` has a meaning of its own in the language and cannot be declared`,
          place: symbol.place,
          label: "reserved word",
        }),
      );
    }
    const { key } = symbol;
    const first = table.get(key);
    if (first !== undefined) {
      diagnostics.push(isShipped(symbol.place.uri) ? shadowed(first, symbol) : duplicate(first, symbol));
      return false;
    }
    table.set(key, symbol);
    return true;
  }

  // What a project declares itself goes before the standard library.
  for (const file of files.toSorted((a, b) => Number(isShipped(a.uri)) - Number(isShipped(b.uri)))) {
    for (const entry of entriesOf(file)) {
      if (entry.kind === "let") enter(lets, entry);
      else if (entry.kind === "secret") enter(secrets, entry);
      else if (enter(declarations, entry)) all.push(entry);
    }
  }
  return { symbols: { declarations, lets, secrets, all }, diagnostics };
}

const entriesOf = remember(({ uri, items }: SourceFile): readonly Entry[] =>
  items.flatMap((item) => symbolOf(item, uri) ?? []),
);

/** `undefined` for what has no name or an unknown head: the parser says so. */
const symbolOf = rememberWith((item: Item, uri: string): Entry | undefined => {
  if (item.kind === "import" || item.name === undefined) return undefined;
  const { text: name, span } = item.name;
  const place = { uri, span };
  // Part by part: spread, each would keep a list of properties aside.
  if (item.kind === "let") {
    return { kind: "let", name, key: keyOf("let", name), place, base: undefined, node: item };
  }
  if (item.kind === "secret") {
    return { kind: "secret", name, key: keyOf("secret", name), place, base: undefined, node: item };
  }
  const kind = kindOfHead(item.head.text);
  const base = kind && item.extends && keyOf(kind, item.extends.text);
  return kind && { kind, name, key: keyOf(kind, name), place, base, node: item };
});

type Entry =
  | (Symbol<Let> & { readonly kind: "let" })
  | (Symbol<Secret> & { readonly kind: "secret" })
  | (Symbol & { readonly kind: DeclarationKind });

type DeclarationKind = Exclude<SymbolKind, "let" | "secret">;

function duplicate<N>(first: Symbol<N>, second: Symbol<N>): Diagnostic {
  return report("name/duplicate", {
    message: `${first.kind} \`${first.name}\` is declared twice`,
    place: second.place,
    label: "declared again here",
    related: [{ place: first.place, message: "first declared here" }],
    subjects: [first.key],
  });
}

function shadowed<N>(own: Symbol<N>, shipped: Symbol<N>): Diagnostic {
  return report("name/shadows-library", {
    message: `${own.kind} \`${own.name}\` stands in for the one of \`${libraryName(shipped.place.uri)}\``,
    place: own.place,
    label: "this one holds",
    related: [{ place: shipped.place, message: "the one of the standard library" }],
    subjects: [own.key],
  });
}
