/** A router that drops what nobody accepted must accept its peers' IKE and ESP. */

import { report } from "../../../diagnostics/report.ts";
import type { Rule } from "../../rule.ts";
import { guardedSites, namesOf, placeOf, stating, tunnelsOf, wants } from "./guarded.ts";

export const ikeInput: Rule = {
  code: "firewall/ike-input",
  check: (project) =>
    guardedSites(project).flatMap(({ site, firewall, ends }) => {
      const place = placeOf(firewall, "input-drop");
      if (place === undefined || wants(firewall, "input")) return [];
      return [
        report("firewall/ike-input", {
          message: `\`${site.name}\` drops what the other ends of ${namesOf(ends)} send to it`,
          place,
          label: "this router drops what no rule accepts, and no rule accepts its peers",
          related: tunnelsOf(
            ends,
            ({ connection }) => `\`${connection.name}\` needs UDP 500 and 4500, and ESP or AH`,
          ),
          notes: [
            "a tunnel that this router starts may come up, and dies when the other end renews it",
            "a BGP neighbour's connections to TCP 179 are dropped as well",
          ],
          subjects: [`site ${site.name}`],
          fixes: stating(firewall, "input", "yes"),
        }),
      ];
    }),
};
