/** The console tree of RouterOS 7 as a table, and the question whether a release accepts a row. */

import { compareVersions } from "../../catalogue/version.ts";
import { byRelease } from "./at.ts";
import table from "./console-7.json" with { type: "json" };
import type { Argument, Row } from "./tree.ts";

interface MenuTable {
  /** Command, argument and the releases that accept it. */
  readonly commands: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly required?: readonly string[];
  readonly values?: Readonly<Record<string, { readonly kind: string; readonly words: readonly string[] }>>;
}

interface Tree {
  readonly releases: readonly string[];
  readonly menus: Readonly<Record<string, MenuTable>>;
}

/** Its menus are looked at where they are asked for: a bundle reads their text only then. */
const tree: Tree = table;

/** Every release whose console tree was read, oldest first. */
export const { releases } = tree;

const argumentNames = new Map<string, ReadonlySet<string>>();

/** Every argument that a menu (`ip ipsec peer`) takes in some release of the table; empty for menus that it lacks. */
export function argumentsOfMenu(menu: string): ReadonlySet<string> {
  const known = argumentNames.get(menu);
  if (known !== undefined) return known;
  const commands = Object.hasOwn(tree.menus, menu) ? tree.menus[menu]?.commands : undefined;
  const names = new Set([...Object.keys(commands?.["add"] ?? {}), ...Object.keys(commands?.["set"] ?? {})]);
  argumentNames.set(menu, names);
  return names;
}

const byPath = new Map<string, MenuTable | undefined>();

/** By its path, with the slash before it. */
function menuAt(path: string): MenuTable | undefined {
  if (!byPath.has(path)) byPath.set(path, tree.menus[path.replace(/^\//u, "")]);
  return byPath.get(path);
}

/** Problems of a row at a release of the table, in words; empty when the console accepts it. */
export function checkRow(release: string, row: Row): readonly string[] {
  const menu = menuAt(row.menu);
  if (menu === undefined) {
    return [`no menu ${row.menu}`];
  }
  if (row.command === "move") return []; // wherever rows have an order; it names no argument
  if (row.command === "add") return checkAdd(release, row, menu);
  return [
    ...checkSelector(release, row, menu),
    ...(row.command === "set" ? checkSet(release, row, menu) : []),
  ];
}

/** Every refusal names its release and its witness. */
function treeOf(release: string): string {
  return `says the console tree of RouterOS ${release}`;
}

function checkAdd(release: string, row: Row, menu: MenuTable): readonly string[] {
  const known = menu.commands["add"] ?? {};
  const problems = checkArguments(release, row, known, menu);
  for (const name of menu.required ?? []) {
    const isGiven = row.arguments.some((argument) => argument.name === name);
    if (!isGiven && accepts(known[name], release) && isRequired(row, name)) {
      problems.push(`${row.menu} add needs ${name}`);
    }
  }
  return problems;
}

/** Only policies that encrypt have a peer (changelog 6.45.2), and templates have none (documentation: their parameters). */
function isRequired(row: Row, name: string): boolean {
  if (row.menu !== "/ip ipsec policy" || name !== "peer") return true;
  const value = (of: string): string | undefined =>
    row.arguments.find((argument) => argument.name === of)?.value;
  return (value("action") ?? "encrypt") === "encrypt" && value("template") !== "yes";
}

function checkSet(release: string, row: Row, menu: MenuTable): readonly string[] {
  return checkArguments(release, row, menu.commands["set"] ?? {}, menu);
}

const freeSets = byRelease(() => new Map<Readonly<Record<string, string>>, ReadonlySet<string>>());

/** The arguments of a command that a release accepts with any value: most of them, and each row asks for each of its own. */
function freeAt(
  release: string,
  known: Readonly<Record<string, string>>,
  { values }: MenuTable,
): ReadonlySet<string> {
  const sets = freeSets(release);
  let free = sets.get(known);
  if (free === undefined) {
    const names = Object.keys(known).filter((name) => values?.[name] === undefined);
    free = new Set(names.filter((name) => accepts(known[name], release)));
    sets.set(known, free);
  }
  return free;
}

function checkArguments(
  release: string,
  row: Row,
  known: Readonly<Record<string, string>>,
  menu: MenuTable,
): string[] {
  const problems: string[] = [];
  const free = freeAt(release, known, menu);
  for (const argument of row.arguments) {
    if (free.has(argument.name)) continue;
    if (!accepts(known[argument.name], release)) {
      problems.push(`${row.menu} ${row.command} has no ${argument.name}, ${treeOf(release)}`);
    } else if (menu.values?.[argument.name] !== undefined) {
      problems.push(...checkValue(release, row.menu, argument, menu));
    }
  }
  return problems;
}

/** `set`, `remove`, `disable` and `enable` exist wherever `add` does; what they look for must be properties of the menu. */
function checkSelector(release: string, row: Row, menu: MenuTable): readonly string[] {
  const { add, set } = menu.commands;
  const conditions = row.selector?.kind === "find" ? row.selector.conditions : [];
  const empty = row.selector === undefined || (row.selector.kind === "find" && conditions.length === 0);
  if (empty) return [`${row.menu} ${row.command} names nothing`];
  const problems: string[] = [];
  for (const { name } of conditions) {
    if (!accepts(set?.[name] ?? add?.[name], release)) {
      problems.push(`${row.menu} has no ${name}, ${treeOf(release)}`);
    }
  }
  return problems;
}

function checkValue(release: string, menu: string, argument: Argument, table: MenuTable): readonly string[] {
  const { name, value } = argument;
  const rule = table.values?.[name];
  if (rule === undefined) {
    return [];
  }
  const parts = rule.kind === "flags" ? value.split(",").filter((part) => part !== "") : [value];
  return parts
    .filter((part) => !rule.words.includes(part) || isLost(release, menu, name, part))
    .map((part) => `${menu} ${name} has no ${part}, ${treeOf(release)}`);
}

const changes = new Map<string, typeof table.valueChanges>();

function changesAt(menu: string): typeof table.valueChanges {
  const known = changes.get(menu) ?? table.valueChanges.filter((change) => `/${change.menu}` === menu);
  changes.set(menu, known);
  return known;
}

function isLost(release: string, menu: string, argument: string, word: string): boolean {
  return changesAt(menu).some(
    (change) =>
      change.argument === argument &&
      change.loses.includes(word) &&
      compareVersions(release, change.since) >= 0,
  );
}

const acceptedAt = byRelease(() => new Map<string, boolean>());

/** `*`, `7.19-`, `-7.18.2`, `7.21-7.23.3`, or several of these joined by commas. The table has few of them. */
function accepts(range: string | undefined, release: string): boolean {
  if (range === undefined || range === "*") return range === "*";
  const accepted = acceptedAt(release);
  let known = accepted.get(range);
  if (known === undefined) accepted.set(range, (known = isWithin(range, release)));
  return known;
}

function isWithin(range: string, release: string): boolean {
  return range.split(",").some((part) => {
    const [, first = "", last = ""] = /^([^-]*)-?([^-]*)$/u.exec(part) ?? [];
    if (part === "*") {
      return true;
    }
    const after = first === "" || compareVersions(release, first) >= 0;
    const before = last === "" || compareVersions(release, last) <= 0;
    return part !== "" && after && before;
  });
}
