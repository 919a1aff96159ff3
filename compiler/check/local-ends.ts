/** The ends of connections by the device they are on: nobody searches them all again for each site. */

import type { Connection } from "../expand/connection.ts";
import type { SiteFacts } from "../expand/site.ts";

export interface LocalEnd {
  readonly connection: Connection;
  readonly at: 0 | 1;
}

export function endsBySite(connections: readonly Connection[]): ReadonlyMap<SiteFacts, readonly LocalEnd[]> {
  const ends = connections.flatMap((connection) => ([0, 1] as const).map((at) => ({ connection, at })));
  return groupBy(ends, ({ connection, at }) => connection.ends[at].site);
}

/** Groups in the order in which they begin. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
