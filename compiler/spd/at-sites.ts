/**
 * What becomes of each site with the ends of connections there. Sites and connections in; in the order of the sites, what is made of
 * each out. After an edit of a few connections only the sites between which they are are asked again.
 */

import type { Connection } from "../expand/connection.ts";
import type { SitePolicy } from "../expand/site-policies.ts";
import type { SiteFacts } from "../expand/site.ts";
import { fewChanges } from "../source/lists.ts";
import type { Named } from "../source/named.ts";
import { follow, rememberFrom, steadyList, type Before } from "../source/remember.ts";
import { endsInOrder, type PlacedEnd } from "./order.ts";

interface AtSites<Made> {
  readonly ends: Named<readonly PlacedEnd[]>;
  readonly shares: readonly (readonly Made[])[];
  readonly all: readonly Made[];
}

export function rememberAtSites<Others extends unknown[], Made>(
  madeAt: (
    site: SiteFacts,
    ends: readonly PlacedEnd[],
    written: readonly SitePolicy[],
    ...others: Others
  ) => readonly Made[],
): (
  connections: readonly Connection[],
  sites: readonly SiteFacts[],
  sitePolicies: ReadonlyMap<string, readonly SitePolicy[]>,
  ...others: Others
) => AtSites<Made> {
  return rememberFrom(
    (
      before: Before<readonly Connection[], AtSites<Made>> | undefined,
      connections: readonly Connection[],
      sites: readonly SiteFacts[],
      sitePolicies: ReadonlyMap<string, readonly SitePolicy[]>,
      ...others: Others
    ): AtSites<Made> => {
      const ends = endsInOrder(connections);
      const ask = (site: SiteFacts): readonly Made[] =>
        madeAt(site, ends.get(site.name) ?? NO_ENDS, sitePolicies.get(site.name) ?? NONE, ...others);
      const shares =
        (before?.isSame === true && fewShares(before.answer, ends, sites, ask)) || sites.map(ask);
      return { ends, shares, all: follow(steadyList(before?.answer.all, shares.flat()), before?.answer.all) };
    },
  );
}

const NO_ENDS: readonly PlacedEnd[] = [];
const NONE: readonly SitePolicy[] = [];

/** Where the same sites have ends, most of them the same; `undefined`: more has changed. */
function fewShares<Made>(
  before: AtSites<Made>,
  ends: AtSites<Made>["ends"],
  sites: readonly SiteFacts[],
  ask: (site: SiteFacts) => readonly Made[],
): readonly (readonly Made[])[] | undefined {
  const changed = ends.places === before.ends.places ? fewChanges(before.ends.list, ends.list) : undefined;
  if (changed === undefined) return undefined;
  const shares = [...before.shares];
  for (const { come } of changed) {
    const [first] = come;
    const at = sites.findIndex((site) => site === first?.connection.ends[first.at].site);
    const site = sites[at];
    if (site === undefined) return undefined;
    shares[at] = ask(site);
  }
  return shares;
}
