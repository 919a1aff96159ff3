/** Which release a file is of: what its header says, else the latest one that has the menus, arguments and words in it. */

import type { ObjectKind } from "../../targets/routeros/cell.ts";
import { inRange } from "../../catalogue/version.ts";
import { menuOf } from "../../targets/routeros/objects.ts";
import { cellsAt, cellsFor, hasWord, isCellArgument, namedReleases } from "./inverse.ts";
import type { Row } from "./tables.ts";

/** `# jan/02/1970 06:11:28 by RouterOS 6.43.8`, `# 2024-12-18 21:09:53 by RouterOS 7.16.2`; `site hq, RouterOS 7.20` of a compiled script. */
export function headerRelease(comment: string): string | undefined {
  return /\b(?:by|site [^\r\n]{1,80},) RouterOS (?<release>\d+\.\d+[^\s#:,]*)/u.exec(comment)?.groups?.[
    "release"
  ];
}

/** `7.20_ab294` is a build of 7.20. */
export function plainRelease(release: string): string {
  return /^\d+(?:\.\d+)+(?:(?:alpha|beta|rc)\d*)?/u.exec(release)?.[0] ?? release;
}

/** One thing a file shows: an object's menu, one of its arguments, a word in it. */
interface Witness {
  readonly object: ObjectKind;
  /** Whether a port stands behind an address, as up to 3.x. */
  readonly ported: boolean;
  readonly menu: string;
  readonly argument: string;
  readonly words: readonly string[];
}

/** The latest release with the fewest things in the file that it does not have. */
export function fittingRelease(rows: readonly (readonly [ObjectKind, Row])[]): string {
  const witnesses = new Map<string, Witness>();
  for (const [object, { menu, arguments: given }] of rows) {
    witnesses.set(`${object} ${menu}`, { object, menu, argument: "", words: [], ported: false });
    for (const { name, value } of given.values()) {
      if (!isCellArgument(object, name)) continue;
      const words = value.length < 200 ? value.split(",") : [];
      const ported = /^[\d./]+:(?:any|\d+)$/u.test(value);
      const key = `${object} ${name} ${words.length < 20 ? value : ""}`;
      if (witnesses.size < 2000) witnesses.set(key, { object, menu, argument: name, words, ported });
    }
  }
  let best = namedReleases[0] ?? "";
  let fewest = Infinity;
  for (const release of namedReleases) {
    let misses = 0;
    for (const witness of witnesses.values()) misses += missesOf(witness, release);
    if (misses < fewest) [best, fewest] = [release, misses];
  }
  return best;
}

function missesOf({ object, menu, argument, words, ported }: Witness, release: string): number {
  // A menu that moved weighs more than an argument that came.
  if (argument === "") return menuOf(object, release)?.path === `/${menu}` ? 0 : 3;
  if (ported && inRange(release, { since: "5.0" })) return 2;
  const found = cellsAt(object, argument, release);
  if (found === undefined) return 1;
  const spelt = cellsFor(object, argument, release).filter(
    ({ spell }) => spell === "words" || spell === "auth",
  );
  if (spelt.length === 0) return 0;
  return words.every((word) => word === "" || spelt.some(({ field }) => hasWord(field, release, word)))
    ? 0
    : 1;
}
