/** A table's rows for one release, and those about one subject. Releases are few and tables constant, so each view is made once. */

import { inRange, type VersionRange } from "../../catalogue/version.ts";

const NONE: readonly never[] = [];

/** Of a constant table: its rows at a release. */
export function rowsAt<Row extends VersionRange>(table: readonly Row[]): (release: string) => readonly Row[] {
  return byRelease((release) => table.filter((row) => inRange(release, row)));
}

/** Of a constant table: its rows at a release about a subject, in the order of the table. */
export function rowsAbout<Row extends VersionRange>(
  table: readonly Row[],
  subjectsOf: (row: Row) => readonly string[],
): (release: string, subject: string) => readonly Row[] {
  const at = rowsAt(table);
  const indexes = byRelease((release) => indexed(at(release), subjectsOf));
  return (release, subject) => indexes(release).get(subject) ?? NONE;
}

/** A view for each release, made when it is first asked for. Whoever asks asks again for the same release: a device has one. */
export function byRelease<View>(make: (release: string) => View): (release: string) => View {
  const views = new Map<string, View>();
  let last: { readonly release: string; readonly view: View } | undefined;
  return (release) => {
    if (last?.release === release) return last.view;
    const view = views.get(release) ?? make(release);
    views.set(release, view);
    last = { release, view };
    return view;
  };
}

function indexed<Row>(
  rows: readonly Row[],
  subjectsOf: (row: Row) => readonly string[],
): ReadonlyMap<string, readonly Row[]> {
  const index = new Map<string, Row[]>();
  for (const row of rows) {
    for (const subject of subjectsOf(row)) {
      const found = index.get(subject);
      if (found === undefined) index.set(subject, [row]);
      else found.push(row);
    }
  }
  return index;
}

export function fieldOf(row: { readonly field: string }): readonly string[] {
  return [row.field];
}

export function fieldsOf(row: { readonly fields: readonly string[] }): readonly string[] {
  return row.fields;
}

export function objectOf(row: { readonly object: string }): readonly string[] {
  return [row.object];
}
