/**
 * Takes secrets out of the text of a device before anybody sees a line of it. In: the text and the values found in it. Out: the
 * text with the same lines. What looks like the place of a secret is hidden too, whether or not a reader took it for one.
 */

import type { FoundSecret, Origin } from "./draft.ts";

/** Its length says nothing about the length of what it hides. */
export const HIDDEN = "•••";

/** Shorter values stand in too many words: only the line that they come from is hidden. */
const TELLING = 4;

/** A word that says what comes, with what may follow it in a label: `Pre-Shared Key`, `backup_key`, `"PreSharedKey"`. */
const LABEL = String.raw`(?:key|secret|password|passphrase|psk)[\w -]*\\?["']?`;
const STRING = String.raw`\\?"(?:[^"\\]|\\.)*"?|'[^']*'?`;

/** Where RouterOS, IOS, swanctl and Amazon have secrets, and how far they go. */
const PLACES: readonly RegExp[] = [
  new RegExp(String.raw`(${LABEL}\s*=\s*)(?!env\()(${STRING}|[^\s]+)`, "gi"),
  new RegExp(String.raw`(${LABEL}>\s*)([^<]+)`, "gi"),
  new RegExp(String.raw`(${LABEL}\s*:+\s*)(${STRING}|.+)`, "gi"),
  /(\b(?:isakmp key|pre-shared-key(?: local| remote)?|(?:password|secret|key) [05-9])\s+)(\S+)/gi,
  new RegExp(String.raw`(\b(?:secret|psk|password)\s+)(${STRING})`, "gi"),
];

export function maskForeign(text: string, file: string, found: readonly FoundSecret[]): string {
  const own = found.filter(({ origin }) => origin.file === file);
  const ends = text.match(/\r\n|\r|\n/g) ?? [];
  const lines = text.split(/\r\n|\r|\n/);
  const masked = lines.map(hider(own));
  for (const { value, origin } of own) {
    // Escaped, or broken over several lines: then nobody can tell where it stands.
    const line = lines[origin.line - 1];
    if (value === undefined || line === undefined || (value.length >= TELLING && line.includes(value)))
      continue;
    for (const at of continued(lines, origin)) masked[at] = HIDDEN;
  }
  return masked.map((line, index) => line + (ends[index] ?? "")).join("");
}

export type Hide = (text: string) => string;

/** For a line or sentence of a device: without the values that were found, and without what stands where secrets stand. */
export function hider(found: readonly FoundSecret[]): Hide {
  const values = byBeginning(found.flatMap(({ value }) => value ?? []));
  return (text) =>
    PLACES.reduce((rest, place) => rest.replaceAll(place, `$1${HIDDEN}`), withoutValues(text, values));
}

/** One look at every place of a text, however many values there are; the longest of each beginning first. */
function byBeginning(all: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const value of new Set(all)) {
    if (value.length < TELLING) continue;
    const beginning = value.slice(0, TELLING);
    const same = found.get(beginning);
    if (same === undefined) found.set(beginning, [value]);
    else same.push(value);
  }
  for (const same of found.values()) same.sort((a, b) => b.length - a.length);
  return found;
}

/** Values that overlap are hidden as one. */
function withoutValues(text: string, values: ReadonlyMap<string, readonly string[]>): string {
  let [shown, from, until] = ["", 0, 0];
  for (let at = 0; values.size > 0 && at + TELLING <= text.length; at++) {
    const value = values.get(text.slice(at, at + TELLING))?.find((each) => text.startsWith(each, at));
    if (value === undefined) continue;
    if (at >= until) {
      shown += text.slice(from, at) + HIDDEN;
      until = at;
    }
    until = Math.max(until, at + value.length);
    from = until;
  }
  return shown + text.slice(from);
}

/** The line and those that a `\` at the end joins it with. */
function continued(lines: readonly string[], { line }: Origin): readonly number[] {
  const joins = (at: number): boolean => /\\\s*$/.test(lines[at] ?? "");
  let [first, last] = [line - 1, line - 1];
  while (first > 0 && joins(first - 1)) first--;
  while (last < lines.length - 1 && joins(last)) last++;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
