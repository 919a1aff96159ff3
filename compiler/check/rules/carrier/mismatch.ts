/** What one peer wraps its packets in, the other must unwrap. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Connection, End } from "../../../expand/connection.ts";
import { placed } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";

export const carrierMismatch = perConnection("carrier/mismatch", (connection) => {
  const [left, right] = connection.ends;
  const known = connection.ends.every(({ stated }) => stated !== undefined);
  if (!known || left.carrier?.kind === right.carrier?.kind) return [];
  return [...judge(connection, left, right), ...judge(connection, right, left)].slice(0, 1);
});

/** The end with a carrier is told of the other one. */
function judge({ subjects }: Connection, { site, carrier }: End, other: End): Diagnostic[] {
  if (carrier === undefined) return [];
  const theirs = other.carrier?.kind.toUpperCase() ?? "no carrier";
  const kind = carrier.kind.toUpperCase();
  return [
    report("carrier/mismatch", {
      message: `\`${site.name}\` sends ${kind}, and \`${other.site.name}\` has ${theirs} for it`,
      place: carrier.place,
      label: `\`${site.name}\` has ${kind}`,
      related: placed((other.carrier ?? other.stated)?.place, `\`${other.site.name}\` has ${theirs}`),
      help: `write \`carrier ${carrier.kind} NAME\` at \`${other.site.name}\``,
      subjects,
    }),
  ];
}
