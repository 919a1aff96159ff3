/** A fasttracked packet skips IPsec. */

import { report } from "../../../diagnostics/report.ts";
import type { Rule } from "../../rule.ts";
import { guardedSites, namesOf, placeOf, stating, tunnelsOf, wants } from "./guarded.ts";

export const fasttrack: Rule = {
  code: "firewall/fasttrack",
  check: (project) =>
    guardedSites(project).flatMap(({ site, firewall, ends }) => {
      const place = placeOf(firewall, "fasttrack");
      // The rules of `forward` stand above FastTrack too, and accept every packet of a tunnel.
      if (place === undefined || wants(firewall, "fasttrack") || wants(firewall, "forward")) return [];
      return [
        report("firewall/fasttrack", {
          message: `FastTrack of \`${site.name}\` takes connections past IPsec before ${namesOf(ends)} can encrypt them`,
          place,
          label: "this router fasttracks, and nothing excludes its tunnels",
          related: tunnelsOf(ends, ({ connection }) => `\`${connection.name}\` loses its connections`),
          notes: [
            "the first packets of a connection pass, then it stalls: a ping works and a download does not",
          ],
          subjects: [`site ${site.name}`],
          fixes: stating(firewall, "fasttrack", "exclude"),
        }),
      ];
    }),
};
