/** Rows to text: `compact`, a menu line and its commands, wrapped as exports wrap; `terse`, one full line per command. */

import { always, quote } from "./quote.ts";
import type { Above, Argument, Row, Selector } from "./tree.ts";

const width = 78;

export function print(rows: readonly Row[], style: "compact" | "terse"): string {
  return printed(rows, style).join("");
}

/** The text of each row; the line of a menu belongs to its first row. */
export function printed(rows: readonly Row[], style: "compact" | "terse"): readonly string[] {
  return style === "terse" ? rows.map(terse) : compact(rows);
}

function terse(row: Row): string {
  if (row.above !== undefined) return move(row.menu, row.above);
  return `${[row.menu, ...words(row)].join(" ")}\n`;
}

function compact(rows: readonly Row[]): readonly string[] {
  return rows.map((row, index) => {
    const opens = rows[index - 1]?.menu !== row.menu;
    const line = row.above === undefined ? wrap(words(row)) : move(row.menu, row.above);
    return `${opens ? `${row.menu}\n` : ""}${line}`;
  });
}

/** Full paths and no variables, because `/import verbose=yes` reads a line at a time and forgets the one before. */
function move(menu: string, { chain, own, form }: Above): string {
  const all = `[${menu} ${form} chain=${always(chain)} dynamic=no]`;
  const ours = `[:pick ${all} ([:len ${all}] - ${own}) [:len ${all}]]`;
  return `:if ([:len ${all}] > ${own}) do={${menu} move ${ours} destination=[:pick ${all} 0]}\n`;
}

/** Breaks only between words, never inside a value: a continuation there reads the same in and out of quotes. */
function wrap(parts: readonly string[]): string {
  let text = "";
  let line = "";
  for (const part of parts) {
    if (line !== "" && line.length + 1 + part.length > width) {
      text += `${line} \\\n`;
      line = `    ${part}`;
    } else {
      line = line === "" ? part : `${line} ${part}`;
    }
  }
  return `${text}${line}\n`;
}

function words(row: Row): readonly string[] {
  const all: string[] =
    row.selector === undefined ? [row.command] : [row.command, ...selectorWords(row.selector)];
  for (const argument of sorted(row.arguments)) all.push(assignment(argument, quote));
  return all;
}

function selectorWords(selector: Selector): readonly string[] {
  if (selector.kind === "name") {
    return [quote(selector.name)];
  }
  const conditions = sorted(selector.conditions).map((condition) => assignment(condition, always));
  const last = conditions.pop();
  return [`[${selector.form}`, ...conditions, `${last ?? ""}]`];
}

function sorted(all: readonly Argument[]): readonly Argument[] {
  return all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function assignment(argument: Argument, spell: (value: string) => string): string {
  return `${argument.name}=${spell(argument.value)}`;
}
