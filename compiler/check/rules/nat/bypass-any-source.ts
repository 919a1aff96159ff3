/** A policy for any source still encrypts a translated packet, with another inner source. */

import { report } from "../../../diagnostics/report.ts";
import type { Rule } from "../../rule.ts";
import { namesOf, stating, tunnelsOf } from "../firewall/guarded.ts";
import { hasAnySource, trafficText, translated } from "./translated.ts";

export const bypassAnySource: Rule = {
  code: "nat/bypass-any-source",
  check: (project) =>
    translated(project, hasAnySource).map(({ guarded: { site, firewall }, place, ends }) =>
      report("nat/bypass-any-source", {
        message: `everything behind \`${site.name}\` enters ${namesOf(ends)} with the router's own address`,
        place,
        label: "this router masquerades, and nothing excepts its tunnels",
        related: tunnelsOf(
          ends,
          (end) => `\`${end.connection.name}\` encrypts ${trafficText(end, hasAnySource)}`,
        ),
        notes: ["the other end sees one host, and cannot open a connection to any of those behind it"],
        subjects: [`site ${site.name}`],
        fixes: stating(firewall, "nat-bypass", "yes"),
      }),
    ),
};
