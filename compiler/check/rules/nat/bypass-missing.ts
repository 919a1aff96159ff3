/** Source NAT comes before IPsec: what it translates no longer matches its policy. */

import { report } from "../../../diagnostics/report.ts";
import type { PolicyPair } from "../../../expand/connection.ts";
import type { Rule } from "../../rule.ts";
import { namesOf, stating, tunnelsOf } from "../firewall/guarded.ts";
import { hasAnySource, trafficText, translated } from "./translated.ts";

const narrow = (policy: PolicyPair, at: 0 | 1): boolean => !hasAnySource(policy, at);

export const bypassMissing: Rule = {
  code: "nat/bypass-missing",
  check: (project) =>
    translated(project, narrow).map(({ guarded: { site, firewall }, place, ends }) =>
      report("nat/bypass-missing", {
        message: `\`${site.name}\` masquerades what belongs into ${namesOf(ends)}`,
        place,
        label: "this router masquerades, and nothing excepts its tunnels",
        related: tunnelsOf(
          ends,
          (end) => `\`${end.connection.name}\` encrypts ${trafficText(end, narrow)}, untranslated`,
        ),
        notes: ["a packet with a translated source matches no policy: it leaves unencrypted, or not at all"],
        subjects: [`site ${site.name}`],
        fixes: stating(firewall, "nat-bypass", "yes"),
      }),
    ),
};
