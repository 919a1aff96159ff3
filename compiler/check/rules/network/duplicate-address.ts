/** One address twice on a device: its own outside address written twice, or used as an inside address as well. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Place } from "../../../source/place.ts";
import type { Connection } from "../../../expand/connection.ts";
import type { SiteFacts } from "../../../expand/site.ts";
import { remember } from "../../../source/remember.ts";
import { groupBy } from "../../../source/group.ts";
import type { Rule } from "../../rule.ts";

interface Owned {
  readonly address: string;
  readonly place: Place;
  readonly what: string;
  readonly subjects: readonly string[];
}

export const duplicateAddress: Rule = {
  code: "network/duplicate-address",
  check: ({ sites }) => twiceOutside(sites),
  connections: {
    gather: insideOf,
    judge: (inside: readonly Inside[]) =>
      [...groupBy(inside, ({ site }) => site)].flatMap(([site, own]) =>
        judge(site.name, outsideOf(site), own),
      ),
  },
};

const twiceOutside = remember((sites: ReadonlyMap<string, SiteFacts>) =>
  [...sites.values()].flatMap((site) =>
    site.wans.length < 2
      ? []
      : outsideOf(site).flatMap((own, at, all) => judge(site.name, all.slice(0, at), [own])),
  ),
);

interface Inside extends Owned {
  readonly site: SiteFacts;
}

function insideOf(connection: Connection): readonly Inside[] {
  return connection.ends.flatMap(({ site, inside }): Inside[] => {
    if (inside?.place === undefined) return [];
    const what = `the inside address of \`${connection.name}\``;
    return [
      { site, address: inside.value.address, place: inside.place, what, subjects: connection.subjects },
    ];
  });
}

function outsideOf({ name, wans }: SiteFacts): readonly Owned[] {
  return wans.flatMap(({ value, place }): Owned[] =>
    value.kind === "prefix" && place !== undefined
      ? [{ address: value.address, place, what: "an outside address", subjects: [`site ${name}`] }]
      : [],
  );
}

/** Two inside addresses that are equal are two equal networks, which has a code of its own. */
function judge(name: string, outside: readonly Owned[], others: readonly Owned[]): readonly Diagnostic[] {
  return others.flatMap((here) => {
    const there = outside.find(({ address }) => address === here.address);
    if (there === undefined) return [];
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
