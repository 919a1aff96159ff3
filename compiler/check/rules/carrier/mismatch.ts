/** What one peer wraps its packets in, the other must unwrap. */

import { report } from "../../../diagnostics/report.ts";
import { perConnection } from "../../rule.ts";

export const carrierMismatch = perConnection("carrier/mismatch", (connection) => {
  const [left, right] = connection.ends;
  if (left.stated === undefined || right.stated === undefined || left.carrier?.kind === right.carrier?.kind)
    return [];
  const [end, other] = left.carrier === undefined ? [right, left] : [left, right];
  if (end.carrier === undefined) return [];
  const theirs = other.carrier === undefined ? "no carrier" : other.carrier.kind.toUpperCase();
  const place = other.carrier?.place ?? other.stated?.place;
  return [
    report("carrier/mismatch", {
      message: `\`${end.site.name}\` sends ${end.carrier.kind.toUpperCase()}, and \`${other.site.name}\` has ${theirs} for it`,
      place: end.carrier.place,
      label: `\`${end.site.name}\` has ${end.carrier.kind.toUpperCase()}`,
      related: place === undefined ? [] : [{ place, message: `\`${other.site.name}\` has ${theirs}` }],
      help: `write \`carrier ${end.carrier.kind} NAME\` at \`${other.site.name}\``,
      subjects: connection.subjects,
    }),
  ];
});
