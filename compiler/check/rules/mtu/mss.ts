/** A segment size that the tunnel's headers leave no room for. */

import { replace } from "../../../diagnostics/fix.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Rule } from "../../rule.ts";
import { guardedSites } from "../firewall/guarded.ts";
import { sizesOf, sizesText } from "./segments.ts";

export const mss: Rule = {
  code: "mtu/mss",
  check: (project) =>
    guardedSites(project).flatMap((guarded) => {
      const { site, firewall } = guarded;
      const stated = firewall.fields.get("firewall.mss");
      const size = stated?.value[0]?.kind === "number" ? stated.value[0].value : undefined;
      if (stated?.place === undefined || size === undefined) return [];
      const tight = sizesOf(guarded).filter((tunnel) => tunnel.size < size);
      if (tight.length === 0) return [];
      return [
        report("mtu/mss", {
          message: `TCP segments of ${size} bytes do not fit through \`${site.name}\`: the most is ${sizesText(tight)}`,
          place: stated.place,
          label: "too long for the tunnel's headers on a link of 1500 bytes",
          notes: ["a segment that does not fit is fragmented, or lost where fragments are not let through"],
          subjects: [`site ${site.name}`],
          fixes: [replace(stated.place, "auto", "guess")],
        }),
      ];
    }),
};
