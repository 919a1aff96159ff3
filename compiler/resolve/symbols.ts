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
import { rememberFlat, rememberSorted, since } from "../source/lists.ts";
import { rememberNamed, type Named } from "../source/named.ts";
import { follow, remember, rememberFrom, rememberWith, type Before } from "../source/remember.ts";

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
  readonly declarations: Named<Symbol>;
  readonly lets: Named<Symbol<Let>>;
  readonly secrets: Named<Symbol<Secret>>;
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

interface Collected {
  readonly symbols: Symbols;
  readonly diagnostics: readonly Diagnostic[];
}

/** `files`: follow those before an edit. */
export function collectSymbols(files: readonly SourceFile[]): Collected {
  return collected(entriesIn(shippedLast(files)));
}

/** What a project declares itself goes before the standard library. */
const shippedLast = rememberSorted<SourceFile>((a, b) => Number(isShipped(a.uri)) - Number(isShipped(b.uri)));

const entriesOf = remember(({ uri, items }: SourceFile): readonly Entry[] =>
  items.flatMap((item) => symbolOf(item, uri) ?? []),
);

const entriesIn = rememberFlat(entriesOf);

const collected = rememberFrom(
  (before: Before<readonly Entry[], Collected> | undefined, entries: readonly Entry[]): Collected => {
    const last = since(before, entries);
    const hasSameNames =
      last?.answer.diagnostics.length === 0 && last.changes.every(({ gone, come }) => gone.key === come.key);
    const { first, diagnostics } = hasSameNames ? { first: entries, diagnostics: [] } : firstOf(entries);
    const all = declarationsAmong(first);
    const symbols = {
      declarations: tableOf(all),
      lets: letsOf(letsAmong(first)),
      secrets: secretsOf(secretsAmong(first)),
      all,
    };
    return { symbols: follow(symbols, before?.answer.symbols), diagnostics };
  },
);

const declarationsAmong = rememberFlat((entry: Entry): readonly Symbol[] =>
  entry.kind === "let" || entry.kind === "secret" ? [] : [entry],
);
const letsAmong = rememberFlat((entry: Entry) => (entry.kind === "let" ? [entry] : []));
const secretsAmong = rememberFlat((entry: Entry) => (entry.kind === "secret" ? [entry] : []));

const tableOf = rememberNamed<Symbol>(({ key }) => key);
const letsOf = rememberNamed<Symbol<Let>>(({ key }) => key);
const secretsOf = rememberNamed<Symbol<Secret>>(({ key }) => key);

/** The first of every name, and what is wrong with names. */
function firstOf(entries: readonly Entry[]): {
  readonly first: readonly Entry[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const seen = new Map<string, Entry>();
  for (const entry of entries) {
    if (RESERVED_NAMES.includes(entry.name)) {
      diagnostics.push(
        report("name/reserved", {
          message: `\`${entry.name}\` has a meaning of its own in the language and cannot be declared`,
          place: entry.place,
          label: "reserved word",
        }),
      );
    }
    const first = seen.get(entry.key);
    if (first === undefined) seen.set(entry.key, entry);
    else diagnostics.push(isShipped(entry.place.uri) ? shadowed(first, entry) : duplicate(first, entry));
  }
  // The very list, where all are the first of their names: it follows the one before.
  return { first: seen.size === entries.length ? entries : [...seen.values()], diagnostics };
}

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

function duplicate(first: Entry, second: Entry): Diagnostic {
  return report("name/duplicate", {
    message: `${first.kind} \`${first.name}\` is declared twice`,
    place: second.place,
    label: "declared again here",
    related: [{ place: first.place, message: "first declared here" }],
    subjects: [first.key],
  });
}

function shadowed(own: Entry, shipped: Entry): Diagnostic {
  return report("name/shadows-library", {
    message: `${own.kind} \`${own.name}\` stands in for the one of \`${libraryName(shipped.place.uri)}\``,
    place: own.place,
    label: "this one holds",
    related: [{ place: shipped.place, message: "the one of the standard library" }],
    subjects: [own.key],
  });
}
