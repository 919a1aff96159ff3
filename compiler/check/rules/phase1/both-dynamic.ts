/** An end can only be dialled at an address or a name that the other end knows. */

import { report } from "../../../diagnostics/report.ts";
import type { RelatedPlace } from "../../../diagnostics/diagnostic.ts";
import type { End } from "../../../expand/connection.ts";
import { absent, perConnection } from "../../rule.ts";

export const bothDynamic = absent(
  perConnection("phase1/both-dynamic", (connection) => {
    if (!connection.ends.every((end) => end.outside.dynamic)) return [];
    return [
      report("phase1/both-dynamic", {
        message: `\`${connection.name}\` can never come up: neither end has an address the other can dial`,
        place: connection.place,
        label: "both ends have dynamic addresses",
        related: connection.ends.flatMap(related),
        subjects: connection.subjects,
      }),
    ];
  }),
);

function related({ site }: End): RelatedPlace[] {
  const places = site.wans.slice(0, 1).flatMap(({ place }) => place ?? []);
  return places.map((place) => ({ place, message: `\`${site.name}\` is dynamic` }));
}
