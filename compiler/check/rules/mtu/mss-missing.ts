/** Nobody says how long segments may be: the exact sizes, for a site whose firewall is described anyway. */

import { report } from "../../../diagnostics/report.ts";
import { absent } from "../../rule.ts";
import { guardedSites } from "../firewall/guarded.ts";
import { sizesOf, sizesText } from "./segments.ts";

export const mssMissing = absent({
  code: "mtu/mss-missing",
  check: (project) =>
    guardedSites(project).flatMap((guarded) => {
      const { site, firewall } = guarded;
      const sizes = sizesOf(guarded);
      if (firewall.fields.has("firewall.mss") || sizes.length === 0) return [];
      return [
        report("mtu/mss-missing", {
          message: `the firewall of \`${site.name}\` does not limit TCP segments: what fits is ${sizesText(sizes)}`,
          place: firewall.place,
          label: "no `mss` in this block",
          notes: [
            "without a limit, hosts agree on 1460 bytes and rely on path MTU discovery, which is often filtered",
          ],
          subjects: [`site ${site.name}`],
        }),
      ];
    }),
});
