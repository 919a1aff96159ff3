/**
 * Takes secrets out of the text of a device before anybody sees a line of it. In: the text and the values found in it. Out: the
 * text with the same lines. What looks like the place of a secret is hidden too, whether or not a reader took it for one.
 */

import type { FoundSecret, Origin } from "./draft.ts";

/** Its length says nothing about the length of what it hides. */
export const HIDDEN = "•••";

/** Shorter values stand in too many words: only the line that they come from is hidden. */
const TELLING = 4;

/** Words of RouterOS, IOS, swanctl and AWS before a secret, with what stands between. */
const PLACES: readonly RegExp[] = [
  /((?:secret|password|passphrase|psk|pre[-_ ]?shared[-_ ]?(?:key|secret)|(?:enc|auth|private|wpa2?-pre-shared)[-_]?key)["']?\s*[=:>]+\s*)(?!env\()("(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s<,;]+)/gi,
  /(\b(?:isakmp key|pre-shared-key(?: local| remote)?|(?:password|secret|key) [05-9])\s+)(\S+)/gi,
  /(\b(?:secret|psk)\s+)("[^"]*"?)/gi,
];

export function maskForeign(text: string, file: string, found: readonly FoundSecret[]): string {
  const own = found.filter(({ origin }) => origin.file === file);
  const ends = text.match(/\r\n|\r|\n/g) ?? [];
  const lines = text.split(/\r\n|\r|\n/);
  const masked = lines.map((line) => maskLine(line, own));
  for (const { value, origin } of own) {
    // Escaped, or broken over several lines: then nobody can tell where it stands.
    const line = lines[origin.line - 1];
    if (value === undefined || line === undefined || (value.length >= TELLING && line.includes(value)))
      continue;
    for (const at of continued(lines, origin)) masked[at] = HIDDEN;
  }
  return masked.map((line, index) => line + (ends[index] ?? "")).join("");
}

/** A sentence about a device without the values that were found. */
export function maskWords(text: string, found: readonly FoundSecret[]): string {
  return found.reduce(
    (rest, { value }) =>
      value === undefined || value.length < TELLING ? rest : rest.replaceAll(value, HIDDEN),
    text,
  );
}

function maskLine(line: string, found: readonly FoundSecret[]): string {
  return PLACES.reduce((rest, place) => rest.replaceAll(place, `$1${HIDDEN}`), maskWords(line, found));
}

/** The line and those that a `\` at the end joins it with. */
function continued(lines: readonly string[], { line }: Origin): readonly number[] {
  const joins = (at: number): boolean => /\\\s*$/.test(lines[at] ?? "");
  let [first, last] = [line - 1, line - 1];
  while (first > 0 && joins(first - 1)) first--;
  while (last < lines.length - 1 && joins(last)) last++;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
