/** What a script rests on that no document shows for its release: arguments and words of confidence C, by their source. */

import type { PlannedRow } from "./settle.ts";
import { sources, type SourceId } from "./sources.ts";

/** Lines for the header, one per source. */
export function doubtsOf(rows: readonly PlannedRow[]): readonly string[] {
  const bySource = new Map<SourceId, Set<string>>();
  for (const { object, doubts } of rows) {
    if (doubts.size === 0) continue;
    for (const [source, names] of doubts) {
      const all = bySource.get(source) ?? new Set<string>();
      bySource.set(source, all);
      names.forEach((name) => all.add(`${object} ${name}`));
    }
  }
  if (bySource.size === 0) return [];
  const total = new Set(
    rows.flatMap(({ object, row }) => row.arguments.map(({ name }) => `${object} ${name}`)),
  ).size;
  return [...bySource].map(([source, names]) => {
    const which = names.size === total ? "every argument" : [...names].toSorted().join(", ");
    return `confidence C, from near this release or from third parties: ${which} (${sources[source]})`;
  });
}
