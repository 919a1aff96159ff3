/**
 * Several policies between the same two gateways: below `unique` a router may send packets of one in the SA of another,
 * and a partner that holds each SA to its own selectors drops them.
 */

import { inRange } from "../../../catalogue/version.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Connection, PolicyPair } from "../../../expand/connection.ts";
import type { Place } from "../../../source/place.ts";
import { perConnection } from "../../rule.ts";
import { leaks, levelAt } from "./levels.ts";

export const levelUnique = perConnection("policy/level-unique", (connection) =>
  ([0, 1] as const).flatMap((at) => judge(connection, at)),
);

/** Places that are shown. */
const SHOWN = 3;

function judge(connection: Connection, at: 0 | 1): Diagnostic[] {
  const other = at === 0 ? 1 : 0;
  const [here, there] = [connection.ends[at], connection.ends[other]];
  const { version } = here.site.device.value;
  const levels = connection.policies.flatMap((policy) => levelAt(connection, policy, at) ?? []);
  // `unique` came with 3.0; what an unknown partner does is unknown; a level that leaks is told first.
  if (version === undefined || !inRange(version, { since: "3.0" })) return [];
  if (levels.length < 2 || levels.some(leaks) || there.stated === undefined) return [];
  const shared = connection.policies.filter(
    (policy) => levelAt(connection, policy, at) === "require" && holdsToSelectors(connection, policy, other),
  );
  const [first, ...others] = distinct(shared);
  if (first === undefined) return [];
  const stated = first.ends[at].fields.get("policy.level");
  const placeOf = (policy: PolicyPair): Place => policy.ends[at].stated?.place ?? policy.place;
  return [
    report("policy/level-unique", {
      message: `\`${here.site.name}\` may send packets of one policy of \`${connection.name}\` in the SA of another, and \`${there.site.name}\` drops those`,
      place: stated?.place ?? placeOf(first),
      label: stated?.place === undefined ? "without a word its level is `require`" : "shares SAs",
      related: others.slice(0, SHOWN).map((policy) => ({
        place: placeOf(policy),
        message: "this one is between the same two gateways",
      })),
      notes: [
        there.site.device.value.target === "routeros"
          ? `\`${there.site.name}\` has \`unique\`: it takes a packet only from the SA of the policy that it belongs to`
          : "other vendors hold each SA to the networks that it was made for",
        ...(others.length > SHOWN ? [`and ${others.length - SHOWN} more of its policies`] : []),
      ],
      subjects: [...new Set([...connection.subjects, ...shared.flatMap(({ subjects }) => subjects)])],
    }),
  ];
}

/** RouterOS does as its own level says; other vendors always do. */
function holdsToSelectors(connection: Connection, policy: PolicyPair, at: 0 | 1): boolean {
  const routeros = connection.ends[at].site.device.value.target === "routeros";
  return !routeros || levelAt(connection, policy, at) === "unique";
}

/** One statement makes many policies. */
function distinct(policies: readonly PolicyPair[]): readonly PolicyPair[] {
  const places = new Set<Place>();
  return policies.filter(({ place }) => !places.has(place) && places.add(place));
}
