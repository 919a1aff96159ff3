/**
 * Prints swanctl.conf: a tree in, text out. Values are quoted where the parser would read them as something else, in a
 * quoted string a backslash stands before `"` and `\`. Source: strongSwan 6.0.6, settings_lexer.l.
 */

import type { Section, Setting } from "./tree.ts";

export function print(sections: readonly Section[]): string {
  return sections.map((each) => sectionText(each, "")).join("\n");
}

function sectionText({ name, comment, settings, sections }: Section, indent: string): string {
  const inner = `${indent}  `;
  return [
    ...comment.map((line) => `${indent}# ${oneLine(line)}\n`),
    `${indent}${name} {\n`,
    ...settings.map((each) => `${inner}${settingText(each)}\n`),
    ...sections.map((each) => sectionText(each, inner)),
    `${indent}}\n`,
  ].join("");
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
