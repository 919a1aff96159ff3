/** Which key a connection uses: the one whose identities fit both ends best. */

import type { Connection, Key, Stated } from "./model.ts";
import { identityOf, type Identity } from "./values.ts";

export function chooseKey(connection: Connection, keys: readonly Key[]): Key | undefined {
  const own = names(connection.id, connection.local);
  const far = names(connection.remoteId, connection.remote);
  const [best] = keys
    .map((key) => ({ key, fit: fitOf(key, own, far) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit);
  return best?.key;
}

/** A key for both ends before one for the other end, before one for this end, before one for anybody. */
function fitOf({ ids }: Key, own: readonly Identity[], far: readonly Identity[]): number {
  const has = (all: readonly Identity[]): boolean =>
    all.some((each) => ids.some((id) => id !== "any" && id.type === each.type && id.text === each.text));
  const isAny = ids.includes("any");
  return (has(far) ? 4 : 0) + (has(own) ? 2 : 0) + (isAny ? 1 : 0);
}

function names(id: Stated | undefined, addresses: readonly Stated[]): readonly Identity[] {
  const all = id === undefined ? addresses : [id, ...addresses];
  return all.flatMap(({ text }) => identityOf(text) ?? []);
}
