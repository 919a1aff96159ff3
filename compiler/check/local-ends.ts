/** The ends of connections by the device they are on: nobody searches them all again for each site. */

import type { Connection } from "../expand/connection.ts";
import type { SiteFacts } from "../expand/site.ts";
import { groupBy } from "../source/group.ts";

export interface LocalEnd {
  readonly connection: Connection;
  readonly at: 0 | 1;
}

export function endsBySite(connections: readonly Connection[]): ReadonlyMap<SiteFacts, readonly LocalEnd[]> {
  const ends = connections.flatMap((connection) => ([0, 1] as const).map((at) => ({ connection, at })));
  return groupBy(ends, ({ connection, at }) => connection.ends[at].site);
}
