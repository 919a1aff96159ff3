/** A BGP session needs the AS number of both ends: in a tunnel each end's own, in a peer its own and the other's. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Connection, End } from "../../../expand/connection.ts";
import { instanceDangles } from "./instance-dangling.ts";
import { absent, perConnection } from "../../rule.ts";

export const bgpAsMissing = absent(
  perConnection("bgp/as-missing", (connection) =>
    instanceDangles(connection)
      ? []
      : ([0, 1] as const).flatMap((at) => [
          ...own(connection, connection.ends[at]),
          ...believed(connection, connection.ends[at], connection.ends[at === 0 ? 1 : 0]),
        ]),
  ),
);

function own(connection: Connection, end: End): Diagnostic[] {
  // What nobody knows of a stranger is missing in the peer that talks to it.
  if (end.bgp === undefined || end.bgp.as !== undefined || end.stated === undefined) return [];
  return [
    report("bgp/as-missing", {
      message: `BGP of \`${connection.name}\` needs the AS number of \`${end.site.name}\``,
      place: end.bgp.place,
      label: `no \`as\` for \`${end.site.name}\``,
      related: [{ place: end.site.place, message: "an `as =` here would do" }],
      subjects: connection.subjects,
    }),
  ];
}

function believed(connection: Connection, { bgp, believes, site }: End, other: End): Diagnostic[] {
  if (bgp === undefined || believes === undefined || believes.as !== undefined) return [];
  return [
    report("bgp/as-missing", {
      message: `the peer of \`${site.name}\` does not say which AS number \`${other.site.name}\` has`,
      place: bgp.place,
      label: "no `as` for the other end",
      help: `write \`as = ${bgp.as?.value ?? "MINE"} <-> THEIRS\``,
      subjects: connection.subjects,
    }),
  ];
}
