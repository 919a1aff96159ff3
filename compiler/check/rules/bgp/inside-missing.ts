/** A BGP session runs between the two inside addresses; a peer states both. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Connection, End } from "../../../expand/connection.ts";
import { absent, perConnection } from "../../rule.ts";

export const bgpInsideMissing = absent(
  perConnection("bgp/inside-missing", (connection) =>
    connection.form === "tunnel"
      ? inTunnel(connection)
      : ([0, 1] as const).flatMap((at) =>
          inPeer(connection, connection.ends[at], connection.ends[at === 0 ? 1 : 0]),
        ),
  ),
);

function inTunnel(connection: Connection): Diagnostic[] {
  const block = connection.ends[0].bgp ?? connection.ends[1].bgp;
  const without = connection.ends.filter((end) => end.inside === undefined);
  if (block === undefined || without.length === 0) return [];
  return [
    report("bgp/inside-missing", {
      message: `BGP of \`${connection.name}\` has no address to talk to: ${without.map((e) => `\`${e.site.name}\``).join(" and ")} has no \`inside\``,
      place: block.place,
      label: "the session runs between the inside addresses",
      subjects: connection.subjects,
    }),
  ];
}

function inPeer(connection: Connection, { bgp, believes, inside, site }: End, other: End): Diagnostic[] {
  const complete = inside !== undefined && believes?.inside !== undefined;
  if (bgp === undefined || believes === undefined || complete) return [];
  const missing = [...(inside ? [] : [site.name]), ...(believes.inside ? [] : [other.site.name])];
  return [
    report("bgp/inside-missing", {
      message: `BGP of \`${site.name}\` has no address to talk to: its peer does not say which \`inside\` address ${missing.map((name) => `\`${name}\``).join(" and ")} has`,
      place: bgp.place,
      label: "the session runs between the inside addresses",
      help: "write `inside = MINE <-> THEIRS` in the peer, like `169.254.255.2/30 <-> 169.254.255.1/30`",
      subjects: connection.subjects,
    }),
  ];
}
