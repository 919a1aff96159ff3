/** Announcing all connected networks announces the tunnels' own link networks too. */

import { isLinkLocal } from "../../../catalogue/address-ranges.ts";
import { report } from "../../../diagnostics/report.ts";
import { wordOf } from "../../../expand/connection.ts";
import { perConnection } from "../../rule.ts";
import { sessionEnds } from "./sessions.ts";

export const redistributeConnected = perConnection("bgp/redistribute-connected", (connection) =>
  sessionEnds(connection).flatMap(({ end, bgp }) => {
    const stated = bgp.instanceFields.get("bgp-instance.redistribute-connected");
    const inside = end.inside?.value.address;
    if (wordOf(bgp.instanceFields, "bgp-instance.redistribute-connected") !== "yes") return [];
    if (inside === undefined || !isLinkLocal(inside)) return [];
    // A filter may hold them back; what it does is not in these files.
    const filters = [
      bgp.fields.get("bgp.out-filter"),
      bgp.instanceFields.get("bgp-instance.out-filter"),
    ].flatMap((filter) => filter?.value ?? []);
    if (filters.some((filter) => filter.kind === "text" && filter.text !== "")) return [];
    return [
      report("bgp/redistribute-connected", {
        message: `\`${end.site.name}\` announces its link networks, ${inside} of \`${connection.name}\` among them`,
        place: stated?.place ?? bgp.place,
        label: "announces every connected network",
        notes: [
          "169.254.0.0/16 is only meant for a link; announced, it may take the place of the real one elsewhere",
        ],
        subjects: connection.subjects,
      }),
    ];
  }),
);
