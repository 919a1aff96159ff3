/** An end's outer address must be one of its own, unless a NAT stands before it. */

import { report } from "../../../diagnostics/report.ts";
import { first } from "../../../expand/connection.ts";
import { perConnection } from "../../rule.ts";

export const outsideForeign = perConnection("tunnel/outside-foreign", (connection) =>
  connection.ends.flatMap((end) => {
    const stated = first(end.tunnel, "tunnel.outside");
    const fixed = end.site.wans.flatMap((wan) => (wan.value.kind === "prefix" ? [wan] : []));
    const address = stated?.value.kind === "prefix" ? stated.value.address : undefined;
    if (address === undefined || fixed.length === 0 || end.site.wans.length > fixed.length) return [];
    if (end.site.fields.has("site.behind-nat")) return [];
    if (fixed.some((wan) => wan.value.kind === "prefix" && wan.value.address === address)) return [];
    const wan = fixed[0]?.place;
    return [
      report("tunnel/outside-foreign", {
        message: `\`${address}\` is no address of \`${end.site.name}\``,
        place: stated?.place,
        label: `not a \`wan\` of \`${end.site.name}\``,
        related: wan === undefined ? [] : [{ place: wan, message: "its addresses are stated here" }],
        subjects: connection.subjects,
      }),
    ];
  }),
);
