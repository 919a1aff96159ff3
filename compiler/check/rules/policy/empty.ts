/** A tunnel without selectors protects nothing. */

import { report } from "../../../diagnostics/report.ts";
import { absent, perConnection } from "../../rule.ts";

export const policyEmpty = absent(
  perConnection("policy/empty", (connection) => {
    if (connection.policies.length > 0) return [];
    // A damaged LAN has its own report.
    if (connection.ends.some((end) => end.site.lan?.value.length === 0)) return [];
    const without = connection.ends.filter((end) => end.site.lan === undefined);
    const related = without.map((end) => ({
      place: end.site.place,
      message: `\`${end.site.name}\` states no \`lan\``,
    }));
    return [
      report("policy/empty", {
        message: `\`${connection.name}\` protects nothing: it has no policy, and its ends have no LANs to connect`,
        place: connection.place,
        label: "no traffic would enter this tunnel",
        related,
        subjects: connection.subjects,
      }),
    ];
  }),
);
