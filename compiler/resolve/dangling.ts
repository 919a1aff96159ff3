/** What a value names, and the word about a name that nobody declares. */

import type { Term } from "../../grammar/ast.ts";
import type { ReferenceScalar } from "../catalogue/scalar.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Place } from "../source/place.ts";
import type { Table } from "../source/remember.ts";
import type { ItemValue } from "./item.ts";
import { danglingName, type Context } from "./problems.ts";
import { keyOf, type SymbolKind } from "./symbols.ts";

/** What a value names: a word, or the master inside `derive(MASTER)`. */
export function nameIn(
  term: Term,
  value: ItemValue,
): { readonly term: Term; readonly reference: ReferenceScalar } | undefined {
  if (value.kind === "reference") return { term, reference: value };
  const [master] = term.kind === "call" ? term.arguments : [];
  return value.kind === "secret" && value.source === "derive" && master !== undefined
    ? { term: master, reference: { kind: "reference", to: "secret", name: value.name } }
    : undefined;
}

const SYMBOL_OF_REFERENCE: Readonly<Partial<Record<ReferenceScalar["to"], SymbolKind>>> = {
  phase1: "phase1",
  phase2: "phase2",
  key: "key",
  secret: "secret",
};

/** What is declared in the project. */
interface Declared {
  readonly declarations: Table<unknown>;
  readonly secrets: Table<unknown>;
  /** All names of a kind. */
  readonly names: Table<readonly string[]>;
}

/** References inside a tunnel or a site (`manual`, `bgp`) are looked up when its ends are known. */
export function dangling(
  reference: ReferenceScalar,
  quoted: boolean,
  place: Place,
  declared: Declared,
  context: Context,
): Diagnostic | undefined {
  const kind = SYMBOL_OF_REFERENCE[reference.to];
  if (kind === undefined) return undefined;
  const table = kind === "secret" ? declared.secrets : declared.declarations;
  if (table.has(keyOf(kind, reference.name))) return undefined;
  // A quoted name that means nothing may be a secret in the wrong place: it is not repeated.
  const name = quoted ? undefined : reference.name;
  return danglingName(kind, name, declared.names.get(kind) ?? [], place, context.subjects);
}
