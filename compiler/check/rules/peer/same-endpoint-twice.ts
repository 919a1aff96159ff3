/** Two sites with one outside address: packets for it reach one of them at most. */

import { report } from "../../../diagnostics/report.ts";
import type { SiteFacts } from "../../../expand/site.ts";
import { comparePlaces, type Place } from "../../../source/place.ts";
import { rememberFlat } from "../../../source/lists.ts";
import { lineageOf, remember, rememberParts } from "../../../source/remember.ts";
import type { ProjectFacts, Rule } from "../../rule.ts";

export const sameEndpointTwice: Rule = {
  code: "peer/same-endpoint-twice",
  check: (project) => {
    if (!areShared(allAddresses(project.sites.list))) return [];
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

interface FixedAddress {
  readonly site: SiteFacts;
  readonly address: string;
  readonly place: Place;
}

/** Behind a translator an address means something on the inside only, and many have the same. */
const fixedAddresses = remember((site: SiteFacts): readonly FixedAddress[] => {
  if (site.fields.has("site.behind-nat")) return [];
  return site.wans.flatMap(({ value, place }) =>
    value.kind === "prefix" ? [{ site, address: value.address, place: place ?? site.place }] : [],
  );
});

const allAddresses = rememberFlat(fixedAddresses);

/** Whether two sites have one; a project has none of those most of the time. */
function areShared(all: readonly FixedAddress[]): boolean {
  return knownShared(lineageOf(all), all, () => {
    const known = new Map<string, SiteFacts>();
    for (const { site, address } of all) {
      if ((known.get(address) ?? site) !== site) return true;
      known.set(address, site);
    }
    return false;
  });
}

const knownShared = rememberParts<object, boolean, FixedAddress>(
  (a, b) => a.address === b.address && a.site.name === b.site.name,
);

/** By file path and position; a site that nobody calls may be a draft. */
function connectedSites({ connections, sites }: ProjectFacts): SiteFacts[] {
  const used = new Set(connections.flatMap(({ ends }) => ends.map(({ site }) => site)));
  return [...sites.values()]
    .filter((site) => used.has(site))
    .toSorted((a, b) => comparePlaces(a.place, b.place));
}
