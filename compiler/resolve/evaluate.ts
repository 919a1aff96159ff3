/** What all items of a project come to. In: trees and symbols. Out: what nodes stand for, by node, and what is wrong with them. */

import type { Item as ItemNode, Policy, Property, SourceFile, Term } from "../../grammar/ast.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { steadyMap, type Table } from "../source/remember.ts";
import { rememberEach, rememberFlat } from "../source/lists.ts";
import type { Item, TypedValue } from "./item.ts";
import {
  meaningOf,
  meanings,
  references,
  selectors,
  values,
  type Known,
  type Meaning,
  type Selectors,
} from "./meaning.ts";
import { joined, type Reference } from "./reference.ts";
import type { Symbols } from "./symbols.ts";

export type { Meaning } from "./meaning.ts";
export type { Reference } from "./reference.ts";

/** What the nodes of the project stand for, as far as it could be understood. */
export interface Evaluation {
  readonly values: Lookup<Property, TypedValue>;
  readonly selectors: Lookup<Policy, Selectors>;
  readonly secrets: Table<Item>;
}

/** With what only those ask for who look at the whole project. */
export interface ProjectEvaluation extends Evaluation {
  readonly secrets: ReadonlyMap<string, Item>;
  /** What was looked up on the way. */
  readonly known: KnownTables;
  /** What a word or string in a value names, declared or not; a `let` that stands for two kinds of name has both. For editors. */
  readonly references: Lookup<Term, readonly Reference[]>;
  /** What each item of a file came to; `undefined` for an item that is not of this project. For edits. */
  readonly meaningOf: (item: ItemNode) => Meaning | undefined;
  /** In the order of files and items. */
  readonly meanings: readonly Meaning[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface Lookup<Key, Value> {
  get(key: Key): Value | undefined;
  has(key: Key): boolean;
}

/** `before`: what an edit changed nothing in is the same table, and need not be asked again. */
export function evaluate(
  files: readonly SourceFile[],
  symbols: Symbols,
  before?: Pick<ProjectEvaluation, "known" | "secrets">,
): ProjectEvaluation {
  const known = knownIn(symbols, before?.known);
  const { declarations, lets, secrets: masters, names } = known;
  const all = inTurn(meaningsByFile(files, declarations, lets, masters, names));
  return {
    values,
    selectors,
    secrets: steadyMap(before?.secrets, new Map(secretsAmong(all))),
    known,
    references: withBorrowed(all),
    meaningOf: (item) => meanings.get(item),
    meanings: all,
    diagnostics: problemsOf(all),
  };
}

const inTurn = rememberFlat((ofFile: readonly Meaning[]) => ofFile);
const secretsAmong = rememberFlat(({ secret }: Meaning) => (secret === undefined ? [] : [secret]));
const problemsOf = rememberFlat(({ diagnostics }: Meaning) => diagnostics);

const meaningsByFile = rememberEach(
  (
    { uri, items }: SourceFile,
    declarations: KnownTables["declarations"],
    lets: KnownTables["lets"],
    secrets: KnownTables["secrets"],
    names: KnownTables["names"],
  ): readonly Meaning[] => items.map((item) => meaningOf(item, { declarations, lets, secrets, names }, uri)),
);

/** What a value may name. Whatever the names stand for, they are the same names. */
interface KnownTables extends Known {
  readonly declarations: ReadonlyMap<string, unknown>;
  readonly lets: Symbols["lets"];
  readonly secrets: ReadonlyMap<string, unknown>;
}

function knownIn(symbols: Symbols, before: KnownTables | undefined): KnownTables {
  const { declarations, lets, secrets } = symbols;
  const isSame = before?.declarations === declarations.places && before.secrets === secrets.places;
  const names = isSame ? before.names : namesIn(symbols);
  return { declarations: declarations.places, lets, secrets: secrets.places, names };
}

function namesIn({ all, secrets }: Symbols): Known["names"] {
  const get = (kind: string): readonly string[] =>
    (kind === "secret" ? [...secrets.values()] : all.filter((symbol) => symbol.kind === kind)).map(
      ({ name }) => name,
    );
  return { get, has: (kind) => get(kind).length > 0 };
}

/** The terms of a `let` mean what those who use it take them for. */
function withBorrowed(all: readonly Meaning[]): ProjectEvaluation["references"] {
  let borrowed: ReadonlyMap<Term, readonly Reference[]> | undefined;
  const get = (term: Term): readonly Reference[] | undefined => {
    borrowed ??= gathered(all.flatMap((meaning) => meaning.borrowed));
    return references.get(term) ?? borrowed.get(term);
  };
  return { get, has: (term) => get(term) !== undefined };
}

function gathered(all: readonly (readonly [Term, Reference])[]): ReadonlyMap<Term, readonly Reference[]> {
  const found = new Map<Term, readonly Reference[]>();
  for (const [term, reference] of all) found.set(term, joined(found.get(term), reference));
  return found;
}
