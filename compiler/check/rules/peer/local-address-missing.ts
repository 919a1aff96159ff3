/** A device with several outside addresses, and nothing says which of them a tunnel leaves from. */

import { report } from "../../../diagnostics/report.ts";
import { first, type End } from "../../../expand/connection.ts";
import type { Place } from "../../../source/place.ts";
import { perConnection } from "../../rule.ts";

export const localAddressMissing = perConnection("peer/local-address-missing", (connection) =>
  ([0, 1] as const).flatMap((at) => {
    const [end, other] = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]];
    const candidates = candidatesOf(end);
    const [wan] = candidates;
    if (wan?.place === undefined || candidates.length < 2 || first(end.tunnel, "tunnel.outside")) return [];
    // The other peer dials one of them, and that is the one.
    if (candidates.some(({ value }) => value === other.dials?.address?.value)) return [];
    const key = connection.form === "tunnel" ? "outside" : "local-address";
    return [
      report("peer/local-address-missing", {
        message: `\`${end.site.name}\` has ${candidates.length} outside addresses, and \`${connection.name}\` does not say which one it leaves from`,
        place: end.stated?.place ?? connection.place,
        label: `no \`${key} =\` here, so it is the first, ${wan.value}`,
        related: [
          {
            place: wan.place,
            message: `its addresses are ${candidates.map(({ value }) => value).join(", ")}`,
          },
        ],
        help: `write \`${key} = ${connection.form === "tunnel" ? pairOf(wan.value, at) : wan.value}\``,
        subjects: connection.subjects,
      }),
    ];
  }),
);

/** Fixed addresses of the family in use; behind one translator they are all seen as one. */
function candidatesOf({
  site,
  stated,
  outside,
}: End): { readonly value: string; readonly place: Place | undefined }[] {
  if (stated === undefined || site.device.value.target !== "routeros" || site.fields.has("site.behind-nat"))
    return [];
  return site.wans.flatMap(({ value, place }) =>
    value.kind === "prefix" && value.family === outside.family ? [{ value: value.address, place }] : [],
  );
}

function pairOf(own: string, at: 0 | 1): string {
  return at === 0 ? `${own} <-> …` : `… <-> ${own}`;
}
