/** A peer looks for the other end at an address that the other end has and sends from, or is seen at. */

import { report } from "../../../diagnostics/report.ts";
import { whereabouts } from "../../../expand/addresses.ts";
import { first, type End } from "../../../expand/connection.ts";
import type { Located } from "../../../source/located.ts";
import { placed } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";

export const addressMismatch = perConnection("peer/address-mismatch", (connection) =>
  ([0, 1] as const).flatMap((at) => {
    const [end, other] = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]];
    const address = end.dials?.address;
    if (address === undefined) return [];
    // A stranger may be anywhere.
    const { addresses, open } = whereabouts(other.site, localOf(other));
    if (open || addresses.some((own) => own.value === address.value)) return [];
    return [
      report("peer/address-mismatch", {
        message: `\`${connection.name}\` can never come up: \`${end.site.name}\` looks for \`${other.site.name}\` at \`${address.value}\`, and it is not there`,
        place: address.place,
        label: `\`${other.site.name}\` has no such address`,
        related: addresses.flatMap(({ place, value }) =>
          placed(place, `\`${other.site.name}\` sends from \`${value}\``),
        ),
        subjects: connection.subjects,
      }),
    ];
  }),
);

function localOf(end: End): Located<string> | undefined {
  const local = first(end.tunnel, "tunnel.outside");
  return local?.value.kind === "prefix" ? { ...local, value: local.value.address } : undefined;
}
