/** An address that the internet does not route, called from a public one, and no translator is stated. */

import { isPrivate, isPublic } from "../../../source/addresses.ts";
import { report } from "../../../diagnostics/report.ts";
import { perConnection } from "../../rule.ts";

export const addressPrivate = perConnection("peer/address-private", (connection) =>
  ([0, 1] as const).flatMap((at) => {
    const [end, other] = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]];
    const [own, far] = [end.outside.seen, other.outside.seen];
    if (own === undefined || far === undefined || !isPrivate(own.value) || !isPublic(far.value)) return [];
    if (end.site.fields.has("site.behind-nat")) return [];
    return [
      report("peer/address-private", {
        message: `\`${other.site.name}\` cannot reach \`${end.site.name}\` at ${own.value}: it is a private address, and \`${other.site.name}\` has a public one`,
        place: own.place ?? end.stated?.place ?? connection.place,
        label: "not routed on the internet",
        related:
          far.place === undefined
            ? []
            : [{ place: far.place, message: `\`${other.site.name}\` is at ${far.value}` }],
        subjects: connection.subjects,
      }),
    ];
  }),
);
