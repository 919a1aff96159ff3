/** A decrypted packet comes in again at the outside interface, where drop rules wait for it. */

import { report } from "../../../diagnostics/report.ts";
import type { Rule } from "../../rule.ts";
import { guardedSites, namesOf, placeOf, stating, wants } from "./guarded.ts";

export const forwardDecrypted: Rule = {
  code: "firewall/forward-decrypted",
  check: (project) =>
    guardedSites(project).flatMap(({ site, firewall, ends }) => {
      const place = placeOf(firewall, "forward-drop");
      if (place === undefined || wants(firewall, "forward")) return [];
      return [
        report("firewall/forward-decrypted", {
          message: `\`${site.name}\` drops what comes out of ${namesOf(ends)}`,
          place,
          label: "this router drops what no rule accepts, and no rule accepts decrypted packets",
          notes: ["answers to what was sent from this side may pass, so it looks like a one-way tunnel"],
          subjects: [`site ${site.name}`],
          fixes: stating(firewall, "forward", "yes"),
        }),
      ];
    }),
};
