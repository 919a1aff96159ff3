/** A table's rows for one release. Releases are few and tables constant, so each view is made once. */

import { inRange, type VersionRange } from "../../catalogue/version.ts";

const views = new WeakMap<readonly VersionRange[], Map<string, readonly VersionRange[]>>();

export function at<Row extends VersionRange>(table: readonly Row[], release: string): readonly Row[] {
  const known = views.get(table) ?? new Map<string, readonly VersionRange[]>();
  views.set(table, known);
  const view =
    (known.get(release) as readonly Row[] | undefined) ?? table.filter((row) => inRange(release, row));
  known.set(release, view);
  return view;
}
