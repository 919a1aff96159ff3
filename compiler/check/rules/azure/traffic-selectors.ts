/** Azure offers any to any, or each of its networks with each of the customer's: nothing between. */

import type { PrefixScalar } from "../../../catalogue/scalar.ts";
import { report } from "../../../diagnostics/report.ts";
import { encryptingAt } from "../../../negotiate/segment.ts";
import { endAt } from "../../cloud-options.ts";
import { perConnection } from "../../rule.ts";

export const azureTrafficSelectors = perConnection("azure/traffic-selectors", (connection) => {
  const there = endAt(connection, "azure");
  if (there === undefined) return [];
  const policies = encryptingAt(connection, there.at);
  const pairs = policies.map((policy) => policy.ends[there.at]);
  const sources = distinct(pairs.map(({ source }) => source.value));
  const destinations = distinct(pairs.map(({ destination }) => destination.value));
  const having = new Set(pairs.map(({ source, destination }) => pairText(source.value, destination.value)));
  const missing = sources.flatMap((source) =>
    destinations.flatMap((destination) =>
      source.family === destination.family && !having.has(pairText(source, destination))
        ? [`${text(source)} to ${text(destination)}`]
        : [],
    ),
  );
  const [first] = missing;
  const last = policies.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    report("azure/traffic-selectors", {
      message: `\`${connection.name}\` has no policy for ${first}, which \`${there.end.site.name}\` will ask for`,
      place: last.place,
      label: `${missing.length} of ${sources.length * destinations.length} combinations are missing`,
      notes: [
        "A gateway of Azure with policy-based traffic selectors proposes every combination of its own and the customer's networks; without them it proposes any to any.",
      ],
      subjects: connection.subjects,
    }),
  ];
});

function distinct(prefixes: readonly PrefixScalar[]): readonly PrefixScalar[] {
  return [...new Map(prefixes.map((each) => [text(each), each])).values()];
}

function text({ address, length }: PrefixScalar): string {
  return `${address}/${length}`;
}

function pairText(source: PrefixScalar, destination: PrefixScalar): string {
  return `${text(source)} ${text(destination)}`;
}
