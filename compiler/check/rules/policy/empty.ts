/** A tunnel or peer without selectors protects nothing. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Connection } from "../../../expand/connection.ts";
import { absent, perConnection } from "../../rule.ts";

export const policyEmpty = absent(
  perConnection("policy/empty", (connection) => {
    // Without its addresses a carrier has no policy, which is told of the addresses.
    if (connection.policies.length > 0 || connection.ends.some(({ carrier }) => carrier !== undefined))
      return [];
    if (connection.form === "peers") return [withoutPolicies(connection)];
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

/** A peer's traffic is what the policies of its site send there. */
function withoutPolicies(connection: Connection): Diagnostic {
  const [main, ...others] = connection.ends.flatMap((end) => end.stated ?? []);
  return report("policy/empty", {
    message: `\`${connection.name}\` protects nothing: no policy sends packets there`,
    place: main?.place ?? connection.place,
    label: "no policy names this peer",
    related: others.map(({ place }) => ({ place, message: "nor this one" })),
    help: "write `policy SOURCE -> DESTINATION { peer = … }` in the site",
    subjects: connection.subjects,
  });
}
