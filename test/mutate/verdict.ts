/** What became of changes, and which of them are explained, in; out, the lines to print and what is wrong. */

import type { Placed } from "./bundle.ts";
import type { Equivalent } from "./equivalent.ts";
import type { Fate } from "./fates.ts";

export interface Result {
  /** `FILE: 4 of 5 noticed, 1 equivalent`, one line per file and one for all. */
  readonly scores: readonly string[];
  /** Empty when every change is noticed or explained. */
  readonly wrong: readonly string[];
}

const same = (a: Placed, b: Equivalent): boolean =>
  a.file === b.file && a.within === b.within && a.from === b.from && a.to === b.to && a.nth === b.nth;

export function resultOf(
  changes: readonly Placed[],
  fates: ReadonlyMap<number, Fate>,
  explained: readonly Equivalent[],
): Result {
  const tried = changes.filter(({ number }) => fates.has(number));
  const isExplained = (change: Placed): boolean => explained.some((each) => same(change, each));
  const noticed = (change: Placed): boolean => fates.get(change.number) === "noticed";
  const score = (title: string, own: readonly Placed[]): string =>
    `${title}: ${own.filter(noticed).length} of ${own.length} noticed, ${own.filter((each) => !noticed(each) && isExplained(each)).length} equivalent`;
  const files = [...new Set(tried.map(({ file }) => file))];
  return {
    scores: [
      ...files.map((file) =>
        score(
          file,
          tried.filter((each) => each.file === file),
        ),
      ),
      score("all", tried),
    ],
    wrong: [
      ...tried.flatMap((change) => {
        if (noticed(change)) return isExplained(change) ? [`noticed after all: ${told(change)}`] : [];
        return isExplained(change) ? [] : [`${fates.get(change.number)}: ${told(change)}`];
      }),
      ...explained
        .filter((each) => files.includes(each.file) && !changes.some((change) => same(change, each)))
        .map((each) => `explained, and not there any more: ${told(each)}`),
    ],
  };
}

function told(change: Placed | Equivalent): string {
  const place = "line" in change ? `${change.file}:${change.line}` : change.file;
  const nth = change.nth === 1 ? "" : ` (no. ${change.nth})`;
  return `${place}  ${change.within}${nth}\n    ${change.from}\n  → ${change.to}`;
}
