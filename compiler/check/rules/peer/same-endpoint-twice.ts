/** Two sites with one outside address: packets for it reach one of them at most. */

import { report } from "../../../diagnostics/report.ts";
import type { SiteFacts } from "../../../expand/site.ts";
import { comparePlaces, type Place } from "../../../source/place.ts";
import { remember } from "../../../source/remember.ts";
import type { ProjectFacts, Rule } from "../../rule.ts";

export const sameEndpointTwice: Rule = {
  code: "peer/same-endpoint-twice",
  check: (project) => {
    if (!areShared(project.sites)) return [];
    const first = new Map<string, { readonly site: SiteFacts; readonly place: Place }>();
    return connectedSites(project).flatMap((site) =>
      fixedAddresses(site).flatMap(({ address, place }) => {
        const known = first.get(address);
        if (known === undefined) first.set(address, { site, place });
        if (known === undefined || known.site === site) return [];
        return [
          report("peer/same-endpoint-twice", {
            message: `\`${known.site.name}\` and \`${site.name}\` have the same outside address, ${address}`,
            place,
            label: `\`${known.site.name}\` has it already`,
            related: [{ place: known.place, message: `here it is that of \`${known.site.name}\`` }],
            subjects: [`site ${known.site.name}`, `site ${site.name}`],
          }),
        ];
      }),
    );
  },
};

/** Whether two sites have one; a project has none of those most of the time. */
const areShared = remember((sites: ReadonlyMap<string, SiteFacts>): boolean => {
  const known = new Map<string, SiteFacts>();
  for (const site of sites.values()) {
    for (const { address } of fixedAddresses(site)) {
      if ((known.get(address) ?? site) !== site) return true;
      known.set(address, site);
    }
  }
  return false;
});

/** By file path and position; a site that nobody calls may be a draft. */
function connectedSites({ connections, sites }: ProjectFacts): SiteFacts[] {
  const used = new Set(connections.flatMap(({ ends }) => ends.map(({ site }) => site)));
  return [...sites.values()]
    .filter((site) => used.has(site))
    .toSorted((a, b) => comparePlaces(a.place, b.place));
}

/** Behind a translator an address means something on the inside only, and many have the same. */
function fixedAddresses(site: SiteFacts): { readonly address: string; readonly place: Place }[] {
  if (site.fields.has("site.behind-nat")) return [];
  return site.wans.flatMap(({ value, place }) =>
    value.kind === "prefix" ? [{ address: value.address, place: place ?? site.place }] : [],
  );
}
