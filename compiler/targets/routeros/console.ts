/** The console tree of RouterOS 7 as a table, and the question whether a release accepts a row. */

import { compareVersions } from "../../catalogue/version.ts";
import table from "./console-7.json" with { type: "json" };
import type { Argument, Row } from "./tree.ts";

interface MenuTable {
  /** Command, argument and the releases that accept it. */
  readonly commands: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly required?: readonly string[];
  readonly values?: Readonly<Record<string, { readonly kind: string; readonly words: readonly string[] }>>;
}

const menus: Readonly<Record<string, MenuTable>> = table.menus;

/** Every release whose console tree was read, oldest first. */
export const releases: readonly string[] = table.releases;

const argumentNames = new Map<string, ReadonlySet<string>>();

/** Every argument that a menu (`ip ipsec peer`) takes in some release of the table; empty for menus that it lacks. */
export function argumentsOfMenu(menu: string): ReadonlySet<string> {
  const known = argumentNames.get(menu);
  if (known !== undefined) return known;
  const commands = Object.hasOwn(menus, menu) ? menus[menu]?.commands : undefined;
  const names = new Set([...Object.keys(commands?.["add"] ?? {}), ...Object.keys(commands?.["set"] ?? {})]);
  argumentNames.set(menu, names);
  return names;
}

/** Problems of a row at a release of the table, in words; empty when the console accepts it. */
export function checkRow(release: string, row: Row): readonly string[] {
  const menu = menus[row.menu.replace(/^\//u, "")];
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
  const problems = row.arguments.flatMap((argument) =>
    accepts(known[argument.name], release)
      ? checkValue(release, row.menu, argument, menu)
      : [`${row.menu} add has no ${argument.name}, ${treeOf(release)}`],
  );
  const given = new Set(row.arguments.map((argument) => argument.name));
  return [
    ...problems,
    ...(menu.required ?? [])
      .filter((name) => !given.has(name) && accepts(known[name], release) && isRequired(row, name))
      .map((name) => `${row.menu} add needs ${name}`),
  ];
}

/** Only policies that encrypt have a peer (changelog 6.45.2), and templates have none (documentation: their parameters). */
function isRequired(row: Row, name: string): boolean {
  if (row.menu !== "/ip ipsec policy" || name !== "peer") return true;
  const value = (of: string): string | undefined =>
    row.arguments.find((argument) => argument.name === of)?.value;
  return (value("action") ?? "encrypt") === "encrypt" && value("template") !== "yes";
}

function checkSet(release: string, row: Row, menu: MenuTable): readonly string[] {
  const known = menu.commands["set"] ?? {};
  return row.arguments.flatMap((argument) =>
    accepts(known[argument.name], release)
      ? checkValue(release, row.menu, argument, menu)
      : [`${row.menu} set has no ${argument.name}, ${treeOf(release)}`],
  );
}

/** `set`, `remove`, `disable` and `enable` exist wherever `add` does; what they look for must be properties of the menu. */
function checkSelector(release: string, row: Row, menu: MenuTable): readonly string[] {
  const { add, set } = menu.commands;
  const conditions = row.selector?.kind === "find" ? row.selector.conditions : [];
  const empty = row.selector === undefined || (row.selector.kind === "find" && conditions.length === 0);
  return [
    ...(empty ? [`${row.menu} ${row.command} names nothing`] : []),
    ...conditions
      .filter(({ name }) => !accepts(set?.[name] ?? add?.[name], release))
      .map(({ name }) => `${row.menu} has no ${name}, ${treeOf(release)}`),
  ];
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

function isLost(release: string, menu: string, argument: string, word: string): boolean {
  return table.valueChanges.some(
    (change) =>
      `/${change.menu}` === menu &&
      change.argument === argument &&
      change.loses.includes(word) &&
      compareVersions(release, change.since) >= 0,
  );
}

const accepted = new Map<string, boolean>();

/** `*`, `7.19-`, `-7.18.2`, `7.21-7.23.3`, or several of these joined by commas. The table has few of them. */
function accepts(range: string | undefined, release: string): boolean {
  if (range === undefined || range === "*") return range === "*";
  const key = `${release} ${range}`;
  const known = accepted.get(key) ?? isWithin(range, release);
  accepted.set(key, known);
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
