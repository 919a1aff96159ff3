/** Rows to text: `compact`, a menu line and its commands, wrapped as exports wrap; `terse`, one full line per command. */

import { always, quote } from "./quote.ts";
import type { Above, Argument, Row, Selector } from "./tree.ts";

const width = 78;

export interface Printed {
  readonly text: string;
  /** How many lines each row takes; the line of a menu belongs to its first row. */
  readonly lines: readonly number[];
}

export function print(rows: readonly Row[], style: "compact" | "terse"): string {
  return printed(rows, style).text;
}

/** A network's scripts are some megabytes of short words, so the pieces are joined once, and no row is a text of its own. */
export function printed(rows: readonly Row[], style: "compact" | "terse"): Printed {
  const pieces: string[] = [];
  const lines: number[] = [];
  let menu: string | undefined;
  for (const row of rows) {
    if (style === "terse") {
      lines.push(terse(row, pieces));
    } else {
      const opens = row.menu !== menu;
      if (opens) pieces.push(row.menu, "\n");
      lines.push((opens ? 1 : 0) + compact(row, pieces));
    }
    menu = row.menu;
  }
  return { text: pieces.join(""), lines };
}

function terse(row: Row, pieces: string[]): number {
  if (row.above !== undefined) return move(row.menu, row.above, pieces);
  pieces.push(row.menu);
  for (const word of words(row)) pieces.push(" ", word);
  pieces.push("\n");
  return 1;
}

/** Breaks only between words, never inside a value: a continuation there reads the same in and out of quotes. */
function compact(row: Row, pieces: string[]): number {
  if (row.above !== undefined) return move(row.menu, row.above, pieces);
  let lines = 1;
  let length = 0;
  for (const word of words(row)) {
    if (length === 0) {
      length = word.length;
    } else if (length + 1 + word.length > width) {
      pieces.push(" \\\n    ");
      length = 4 + word.length;
      lines += 1;
    } else {
      pieces.push(" ");
      length += 1 + word.length;
    }
    pieces.push(word);
  }
  pieces.push("\n");
  return lines;
}

/** Full paths and no variables, because `/import verbose=yes` reads a line at a time and forgets the one before. */
function move(menu: string, { chain, own, form }: Above, pieces: string[]): number {
  const all = `[${menu} ${form} chain=${always(chain)} dynamic=no]`;
  const ours = `[:pick ${all} ([:len ${all}] - ${own}) [:len ${all}]]`;
  pieces.push(`:if ([:len ${all}] > ${own}) do={${menu} move ${ours} destination=[:pick ${all} 0]}\n`);
  return 1;
}

function words(row: Row): readonly string[] {
  const all: string[] = [row.command];
  if (row.selector !== undefined) addSelector(row.selector, all);
  for (const { name, value } of sorted(row.arguments)) all.push(`${name}=${quote(value)}`);
  return all;
}

function addSelector(selector: Selector, all: string[]): void {
  if (selector.kind === "name") {
    all.push(quote(selector.name));
    return;
  }
  all.push(`[${selector.form}`);
  const conditions = sorted(selector.conditions);
  const last = conditions.length - 1;
  for (const [at, { name, value }] of conditions.entries()) {
    all.push(`${name}=${always(value)}${at === last ? "]" : ""}`);
  }
  if (last < 0) all.push("]");
}

/** By name. A row has ten arguments at most, of which most stand in order: an insertion needs a third of the time of a sort. */
function sorted(all: readonly Argument[]): readonly Argument[] {
  const rest: Argument[] = [];
  for (const argument of all) {
    let at = rest.length;
    for (
      let before = rest[at - 1];
      before !== undefined && argument.name < before.name;
      before = rest[at - 1]
    ) {
      rest[at] = before;
      at -= 1;
    }
    rest[at] = argument;
  }
  return rest;
}
