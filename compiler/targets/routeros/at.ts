/** A table's rows for one release, and those about one subject. Releases are few and tables constant, so each view is made once. */

import { inRange, type VersionRange } from "../../catalogue/version.ts";

interface View {
  readonly rows: readonly VersionRange[];
  /** By the function that says what a row is about; each table has few of them. */
  readonly indexes: Map<SubjectsOf<never>, ReadonlyMap<string, readonly VersionRange[]>>;
}

type SubjectsOf<Row> = (row: Row) => readonly string[];

const views = new WeakMap<readonly VersionRange[], Map<string, View>>();
const NONE: readonly never[] = [];

function viewOf(table: readonly VersionRange[], release: string): View {
  let known = views.get(table);
  if (known === undefined) views.set(table, (known = new Map()));
  let view = known.get(release);
  if (view === undefined) {
    view = { rows: table.filter((row) => inRange(release, row)), indexes: new Map() };
    known.set(release, view);
  }
  return view;
}

export function at<Row extends VersionRange>(table: readonly Row[], release: string): readonly Row[] {
  return viewOf(table, release).rows as readonly Row[];
}

/** The rows about a subject, in the order of the table. `subjectsOf` must be one constant function. */
export function rowsAbout<Row extends VersionRange>(
  table: readonly Row[],
  release: string,
  subject: string,
  subjectsOf: SubjectsOf<Row>,
): readonly Row[] {
  const view = viewOf(table, release);
  let index = view.indexes.get(subjectsOf as SubjectsOf<never>);
  if (index === undefined) {
    index = indexed(view.rows as readonly Row[], subjectsOf);
    view.indexes.set(subjectsOf as SubjectsOf<never>, index);
  }
  return (index.get(subject) as readonly Row[] | undefined) ?? NONE;
}

function indexed<Row>(
  rows: readonly Row[],
  subjectsOf: SubjectsOf<Row>,
): ReadonlyMap<string, readonly (Row & VersionRange)[]> {
  const index = new Map<string, (Row & VersionRange)[]>();
  for (const row of rows) {
    for (const subject of subjectsOf(row)) {
      const found = index.get(subject);
      if (found === undefined) index.set(subject, [row as Row & VersionRange]);
      else found.push(row as Row & VersionRange);
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
