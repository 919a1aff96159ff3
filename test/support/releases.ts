/** Releases to test with: all that RouterOS had, and those at which some table says something else than before. */

import { inRange, type VersionRange } from "../../compiler/catalogue/version.ts";
import { cells } from "../../compiler/targets/routeros/cells.ts";
import { releases as consoleReleases } from "../../compiler/targets/routeros/console.ts";
import { impliedRows, lossyRows } from "../../compiler/targets/routeros/implied.ts";
import { carried, menus } from "../../compiler/targets/routeros/objects.ts";
import { supported } from "../../compiler/targets/routeros/releases.ts";
import { spellings } from "../../compiler/targets/routeros/spellings.ts";
import { unsupported, unsupportedObjects } from "../../compiler/targets/routeros/unsupported.ts";

const minors = (major: number, last: number): readonly string[] =>
  Array.from({ length: last + 1 }, (_, minor) => `${major}.${minor}`);

/** Oldest first. */
export const everyRelease: readonly string[] = [
  "2.6",
  ...minors(3, 30),
  ...minors(4, 17),
  ...minors(5, 26),
  ...minors(6, 45),
  "6.45.1",
  "6.45.9",
  "6.46",
  "6.47",
  "6.48",
  "6.49",
  "6.49.10",
  ...minors(7, 8),
  ...consoleReleases,
];

const tables: readonly (readonly VersionRange[])[] = [
  cells,
  spellings,
  unsupported,
  unsupportedObjects,
  impliedRows,
  lossyRows,
  menus,
  carried,
  supported,
];

/** What all tables say at a release, as one text. */
function view(release: string): string {
  return tables.map((rows) => rows.map((row) => (inRange(release, row) ? "1" : "0")).join("")).join(" ");
}

/** The first and the last release of every stretch in which no table changes. */
export const turningPoints: readonly string[] = everyRelease.filter((release, index, all) => {
  const [before, after] = [all[index - 1], all[index + 1]];
  const same = (other: string | undefined): boolean => other !== undefined && view(other) === view(release);
  return !same(before) || !same(after);
});
