/** The support tables read backwards: which field an argument says, and which word of the language a word stands for. */

import { rowsAt } from "../../targets/routeros/at.ts";
import type { Cell, Field, ObjectKind } from "../../targets/routeros/cell.ts";
import { cells } from "../../targets/routeros/cells.ts";
import { namedReleases } from "../../targets/routeros/releases.ts";
import { spellings } from "../../targets/routeros/spellings.ts";

type ByArgument = ReadonlyMap<string, readonly Cell[]>;

const byRelease = new Map<string, ByArgument>();
const anywhere = grouped(cells);
const cellsOfRelease = rowsAt(cells);
const spellingsOfRelease = rowsAt(spellings);
const key = (object: ObjectKind, argument: string): string => `${object} ${argument}`;

function grouped(rows: readonly Cell[]): ByArgument {
  const groups = new Map<string, Cell[]>();
  for (const row of rows) {
    const name = `${row.object} ${row.argument}`;
    const same = groups.get(name);
    if (same === undefined) groups.set(name, [row]);
    else if (!same.some(({ field }) => field === row.field)) same.push(row);
  }
  return groups;
}

/** What an argument says at a release, else at any: a device has what its file prints, whatever the tables prove. */
export function cellsFor(object: ObjectKind, argument: string, release: string): readonly Cell[] {
  return cellsAt(object, argument, release) ?? anywhere.get(key(object, argument)) ?? [];
}

/** `undefined`: the tables do not show it for this release. */
export function cellsAt(object: ObjectKind, argument: string, release: string): readonly Cell[] | undefined {
  let table = byRelease.get(release);
  if (table === undefined) {
    table = grouped(cellsOfRelease(release));
    byRelease.set(release, table);
  }
  return table.get(key(object, argument));
}

/** Whether the tables know the argument at some release. */
export function isCellArgument(object: ObjectKind, argument: string): boolean {
  return anywhere.has(key(object, argument));
}

const objects: ReadonlySet<string> = new Set(cells.map(({ object }) => object));

/** Whether the tables have cells for what a menu holds. */
export function isObject(kind: string): kind is ObjectKind {
  return objects.has(kind);
}

type Words = ReadonlyMap<string, string>;

const wordsByRelease = new Map<string, Words>();

function words(release: string | undefined): Words {
  const known = wordsByRelease.get(release ?? "");
  if (known !== undefined) return known;
  const made = new Map<string, string>();
  for (const row of release === undefined ? spellings : spellingsOfRelease(release)) {
    for (const field of row.fields) {
      for (const [canonical, spelt] of row.words) {
        const name = `${field} ${spelt}`;
        if (!made.has(name)) made.set(name, canonical);
      }
    }
  }
  wordsByRelease.set(release ?? "", made);
  return made;
}

/** The language's word for a word of the router's, at a release, else at any. */
export function canonicalWord(field: Field, release: string, spelt: string): string | undefined {
  return words(release).get(`${field} ${spelt}`) ?? words(undefined).get(`${field} ${spelt}`);
}

/** Whether the tables show the word for this release. */
export function hasWord(field: Field, release: string, spelt: string): boolean {
  return words(release).has(`${field} ${spelt}`);
}

export { namedReleases };
