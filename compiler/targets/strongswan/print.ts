/**
 * Prints swanctl.conf: a tree in, text out. Values are quoted where the parser would read them as something else, in a
 * quoted string a backslash stands before `"` and `\`. Source: strongSwan 6.0.6, settings_lexer.l.
 */

import type { Place } from "../../source/place.ts";
import type { Section, Setting } from "./tree.ts";

export interface Line {
  readonly text: string;
  readonly places: readonly Place[];
}

export function print(sections: readonly Section[]): string {
  return printed(sections)
    .map(({ text }) => `${text}\n`)
    .join("");
}

export function printed(sections: readonly Section[]): readonly Line[] {
  const blank: Line = { text: "", places: [] };
  return sections.flatMap((each, at) => [...(at === 0 ? [] : [blank]), ...sectionLines(each, "")]);
}

function sectionLines({ name, comment, settings, sections, places = [] }: Section, indent: string): Line[] {
  const inner = `${indent}  `;
  const line = (text: string, from: readonly Place[]): Line => ({ text: `${indent}${text}`, places: from });
  return [
    ...comment.map((text) => line(`# ${oneLine(text)}`, places)),
    line(`${name} {`, places),
    ...settings.map((each) => line(`  ${settingText(each)}`, each.places ?? [])),
    ...sections.flatMap((each) => sectionLines(each, inner)),
    line("}", []),
  ];
}

function settingText({ key, value }: Setting): string {
  return `${key} = ${typeof value === "string" ? quoted(value) : value.join(", ")}`;
}

/** Unquoted text ends at `#`, `}` and a line break, and runs of blanks in it shrink to one. */
export function quoted(text: string): string {
  if (/^[A-Za-z0-9_.:@%/|+-]+$/.test(text)) return text;
  const escaped = text.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r");
  return `"${escaped.replace(/\t/g, "\\t")}"`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, " ");
}
