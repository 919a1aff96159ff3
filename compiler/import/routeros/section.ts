/** One device of a file: its release, its name for itself, and its rows after all statements about it. */

import { argumentsOf, type Arguments } from "./arguments.ts";
import { isArgumentOf } from "./beyond.ts";
import { isCellArgument, isObject } from "./inverse.ts";
import type { Entry, Ledger } from "./ledger.ts";
import { keptOf, whyUnsupported, type Kept } from "./menus.ts";
import { showCommand } from "./show.ts";
import type { Statement } from "./statements.ts";
import { newRow, selected, setArgument, tableOf, type Argument, type Row, type Table } from "./tables.ts";

type Command = Extract<Statement, { kind: "command" }>;

export interface Section {
  release: string | undefined;
  softwareId: string | undefined;
  /** The line that says the release, or the first statement's. */
  line: number;
  device: string | undefined;
  readonly tables: Map<Kept, Table>;
}

export function newSection(line: number): Section {
  return { release: undefined, softwareId: undefined, line, device: undefined, tables: new Map() };
}

export function tableIn(section: Section, kind: Kept): Table {
  const known = section.tables.get(kind);
  if (known !== undefined) return known;
  const table = tableOf(kind);
  section.tables.set(kind, table);
  return table;
}

/** Takes a command over into the tables, or leaves it in the ledger. */
export function perform(section: Section, command: Command, ledger: Ledger): void {
  for (const { message, line } of command.slips) ledger.remark("import/slip", line, message);
  const kept = keptOf(command.menu);
  if (kept === undefined) {
    leaveOther(command, ledger);
    return;
  }
  const entry = entryOf(command, kept);
  if (command.command === "print" || command.command === "export" || command.command === "find") {
    ledger.leave(entry, "outside", "it shows the configuration and changes nothing");
    return;
  }
  const table = tableIn(section, kept);
  const known = (word: string): boolean => isKnownArgument(kept, command.menu, word);
  const read = argumentsOf(command.tokens, entry, ledger, command.command !== "add", known);
  if (read.stray.length > 0) {
    ledger.leave(
      entry,
      "unknown",
      "something in it is neither an argument with a value nor the name of an item",
    );
  }
  switch (command.command) {
    case "add":
      ledger.open(entry);
      change(table, newRow(table, command.menu, entry), entry, read);
      return;
    case "set":
    case "unset":
    case "remove":
    case "disable":
    case "enable":
      changeSelected(table, command, entry, read, ledger);
      return;
    case "move":
      ledger.leave(entry, "outside", "it moves rows; they are read in the order in which the file adds them");
      return;
    default:
      ledger.leave(entry, "unknown", `what \`${command.command}\` does in \`/${command.menu}\` is not known`);
  }
}

function isKnownArgument(kept: Kept, menu: string, word: string): boolean {
  return isArgumentOf(kept, menu, word) || (isObject(kept) && isCellArgument(kept, word));
}

function entryOf({ menu, command, tokens, line }: Command, kept: Kept): Entry {
  return {
    line,
    menu,
    text: showCommand(menu, command, tokens, (word) => isKnownArgument(kept, menu, word)),
  };
}

function leaveOther({ menu, command, tokens, line }: Command, ledger: Ledger): void {
  const entry = { line, menu, text: showCommand(menu, command, tokens) };
  const unsupported = whyUnsupported(menu);
  if (menu === "" && command === "add") ledger.leave(entry, "unknown", "it stands in no menu");
  else if (unsupported !== undefined && command === "add") ledger.leave(entry, "unsupported", unsupported);
  else ledger.leave(entry, "outside", menu === "" ? "a command that configures nothing" : `\`/${menu}\``);
}

function change(table: Table, row: Row, entry: Entry, { given, unset }: Arguments): void {
  row.entries.push(entry);
  for (const argument of given) {
    if (argument.name !== "numbers" && argument.name !== "place-before") setArgument(table, row, argument);
  }
  for (const name of unset) row.arguments.delete(name);
}

function changeSelected(
  table: Table,
  { menu, command, line }: Command,
  entry: Entry,
  read: Arguments,
  ledger: Ledger,
): void {
  const numbers = read.given.find(({ name }) => name === "numbers");
  const items = numbers === undefined ? read.items : [{ kind: "word", text: numbers.value, line } as const];
  const rows = selected(table, menu, line, items);
  if (rows === undefined || rows.length === 0) {
    const kind = rows === undefined ? "unknown" : "outside";
    ledger.leave(
      entry,
      kind,
      rows === undefined
        ? "the file adds no item that it could mean"
        : "the file adds no item that it looks for",
    );
    return;
  }
  ledger.open(entry);
  for (const row of rows) {
    if (command === "remove") {
      remove(table, row, entry, ledger);
    } else if (command === "disable" || command === "enable") {
      const value = command === "disable" ? "yes" : "no";
      const argument: Argument = { name: "disabled", value, form: "bare", line, entry };
      change(table, row, entry, { ...read, given: [argument] });
    } else if (command === "unset") {
      const unset = read.given.filter(({ name }) => name === "value-name").map(({ value }) => value);
      change(table, row, entry, { ...read, given: [], unset });
    } else {
      change(table, row, entry, read);
    }
  }
}

function remove(table: Table, row: Row, entry: Entry, ledger: Ledger): void {
  if (!row.builtIn && !row.removed) {
    row.removed = true;
    table.gone += 1;
  }
  for (const each of new Set([...row.entries, entry])) {
    ledger.leave(each, "outside", "what it adds or changes is removed again in the file");
  }
}
