/** One address twice on a device: its own outside address written twice, or used as an inside address as well. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Place } from "../../../source/place.ts";
import type { SiteFacts } from "../../../expand/site.ts";
import { endsBySite, type LocalEnd } from "../../local-ends.ts";
import type { Rule } from "../../rule.ts";

interface Owned {
  readonly address: string;
  readonly place: Place;
  readonly what: string;
  readonly subjects: readonly string[];
}

export const duplicateAddress: Rule = {
  code: "network/duplicate-address",
  check: ({ sites, connections }) => {
    const bySite = endsBySite(connections);
    return [...sites.values()].flatMap((site) => judge(site.name, ownedBy(site, bySite.get(site) ?? [])));
  },
};

function ownedBy({ name, wans }: SiteFacts, ends: readonly LocalEnd[]): readonly Owned[] {
  const outside = wans.flatMap(({ value, place }): Owned[] =>
    value.kind === "prefix" && place !== undefined
      ? [{ address: value.address, place, what: "an outside address", subjects: [`site ${name}`] }]
      : [],
  );
  const inside = ends.flatMap(({ connection, at }): Owned[] => {
    const here = connection.ends[at].inside;
    if (here?.place === undefined) return [];
    const what = `the inside address of \`${connection.name}\``;
    return [{ address: here.value.address, place: here.place, what, subjects: connection.subjects }];
  });
  return [...outside, ...inside];
}

/** Two inside addresses that are equal are two equal networks, which has a code of its own. */
function judge(name: string, owned: readonly Owned[]): readonly Diagnostic[] {
  const outside = new Map<string, Owned>();
  return owned.flatMap((here) => {
    const there = outside.get(here.address);
    if (there === undefined) {
      if (here.what === "an outside address") outside.set(here.address, here);
      return [];
    }
    return [
      report("network/duplicate-address", {
        message: `\`${name}\` has \`${here.address}\` twice: it is ${there.what} and ${here.what === there.what ? "written again" : here.what}`,
        place: here.place,
        label: "the same address again",
        related:
          there.place.span.start === here.place.span.start && there.place.uri === here.place.uri
            ? []
            : [{ place: there.place, message: there.what }],
        subjects: [...new Set([...there.subjects, ...here.subjects])],
      }),
    ];
  });
}
