/** The rows of the menus that matter, after all of the file's statements: added, changed, switched off, removed. */

import type { Entry } from "./ledger.ts";
import type { Kept } from "./menus.ts";
import type { Assignment, Token } from "./tokens.ts";

export interface Argument {
  readonly name: string;
  readonly value: string;
  readonly form: Assignment["form"];
  readonly line: number;
  readonly entry: Entry;
}

export interface Row {
  readonly kind: Kept;
  readonly menu: string;
  readonly line: number;
  readonly arguments: Map<string, Argument>;
  /** Every statement about it. */
  readonly entries: Entry[];
  /** The row that every router has: `default=yes`. */
  readonly builtIn: boolean;
  /** Position among the rows of the menu that the file adds. */
  readonly rank: number;
  removed: boolean;
}

/** Kinds with a row of the router's own, which stands before all others. */
const BUILT_IN: ReadonlySet<Kept> = new Set([
  "profile",
  "proposal",
  "policy",
  "policy-group",
  "bgp-instance",
  "bgp-template",
]);
/** Menus that hold one object. */
const SINGLE: ReadonlySet<Kept> = new Set(["identity-of-system", "l2tp-server"]);

export interface Table {
  readonly kind: Kept;
  readonly rows: Row[];
  builtIn: Row | undefined;
  /** How many rows were taken away again. */
  gone: number;
  /** By argument and value, made when first asked for; may name rows that have another value by now. */
  readonly index: Map<string, Map<string, Row[]>>;
}

export function tableOf(kind: Kept): Table {
  return { kind, rows: [], builtIn: undefined, gone: 0, index: new Map() };
}

export function newRow(table: Table, menu: string, entry: Entry): Row {
  const row = rowOf(table, menu, entry.line, false);
  table.rows.push(row);
  return row;
}

function rowOf(table: Table, menu: string, line: number, builtIn: boolean): Row {
  const { kind, rows } = table;
  return { kind, menu, line, arguments: new Map(), entries: [], builtIn, rank: rows.length, removed: false };
}

/** The router's own row, as far as the kind has one. */
export function ownRow(table: Table, menu: string, line: number): Row {
  table.builtIn ??= rowOf(table, menu, line, true);
  return table.builtIn;
}

export function setArgument(table: Table, row: Row, argument: Argument): void {
  row.arguments.set(argument.name, argument);
  const index = table.index.get(argument.name);
  if (index !== undefined) push(index, argument.value, row);
}

function push(index: Map<string, Row[]>, value: string, row: Row): void {
  const same = index.get(value);
  if (same === undefined) index.set(value, [row]);
  else same.push(row);
}

/** Rows with an argument of this value. */
export function rowsWith(table: Table, name: string, value: string): readonly Row[] {
  let index = table.index.get(name);
  if (index === undefined) {
    index = new Map();
    for (const row of table.rows) {
      const argument = row.arguments.get(name);
      if (argument !== undefined) push(index, argument.value, row);
    }
    table.index.set(name, index);
  }
  return (index.get(value) ?? []).filter((row) => !row.removed && row.arguments.get(name)?.value === value);
}

/** What the tokens before the arguments of `set`, `remove`, `disable` and `enable` name; `undefined` if nothing does. */
export function selected(
  table: Table,
  menu: string,
  line: number,
  items: readonly Token[],
): readonly Row[] | undefined {
  if (items.length === 0) return SINGLE.has(table.kind) ? [ownRow(table, menu, line)] : undefined;
  const found: Row[] = [];
  for (const item of items) {
    const rows =
      item.kind === "brackets" ? foundBy(table, menu, line, item.tokens) : named(table, menu, line, item);
    if (rows === undefined) return undefined;
    found.push(...rows);
  }
  return found;
}

function named(table: Table, menu: string, line: number, item: Token): readonly Row[] | undefined {
  if (item.kind !== "word" && item.kind !== "string") return undefined;
  const found: Row[] = [];
  for (const name of item.kind === "string" ? [item.text] : item.text.split(",")) {
    const rows = one(table, menu, line, name, item.kind === "word");
    if (rows.length === 0) return undefined;
    found.push(...rows);
  }
  return found;
}

/** `0` is an ordinal, `*0` and `*FFFFFFFE` are numbers that the router gives to its own rows, all else is a name. */
function one(table: Table, menu: string, line: number, name: string, bare: boolean): readonly Row[] {
  const own = BUILT_IN.has(table.kind);
  const byName = rowsWith(table, "name", name);
  if (byName.length > 0) return byName.slice(0, 1);
  if (own && (name === "default" || /^\*(?:0|F{6}[0-9A-F]{2})$/iu.test(name)))
    return [ownRow(table, menu, line)];
  if (!bare || !/^\d{1,6}$/u.test(name)) return [];
  const ordinal = Number(name);
  // Before anything is added only the router's own row can be meant.
  const rows = table.gone === 0 ? table.rows : table.rows.filter((row) => !row.removed);
  if (own && (table.builtIn !== undefined || rows.length === 0)) {
    return ordinal === 0 ? [ownRow(table, menu, line)] : rows.slice(ordinal - 1, ordinal);
  }
  return rows.slice(ordinal, ordinal + 1);
}

function foundBy(
  table: Table,
  menu: string,
  line: number,
  tokens: readonly Token[],
): readonly Row[] | undefined {
  const [find, ...rest] = tokens;
  if (find?.kind !== "word" || find.text !== "find") return undefined;
  const conditions = rest.filter(
    (token) => !(token.kind === "word" && (token.text === "where" || token.text === "and")),
  );
  const wanted = conditions.filter((token) => token.kind === "assignment");
  if (wanted.length !== conditions.length) return undefined;
  const [first] = wanted;
  if (first === undefined) return all(table, menu, line);
  const isDefault = wanted.find(({ name }) => name === "default");
  if (isDefault !== undefined) return BUILT_IN.has(table.kind) ? [ownRow(table, menu, line)] : undefined;
  const rows = rowsWith(table, first.name, first.value);
  const matching = rows.filter((row) =>
    wanted.every(({ name, value }) => row.arguments.get(name)?.value === value),
  );
  if (matching.length > 0) return matching;
  const own =
    BUILT_IN.has(table.kind) && wanted.length === 1 && first.name === "name" && first.value === "default";
  return own ? [ownRow(table, menu, line)] : [];
}

function all(table: Table, menu: string, line: number): readonly Row[] {
  const own = BUILT_IN.has(table.kind) && table.builtIn !== undefined ? [ownRow(table, menu, line)] : [];
  return [...own, ...table.rows.filter((row) => !row.removed)];
}
