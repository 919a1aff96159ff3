/** A session that only one of two peers describes: the other router does not listen to it. */

import { report } from "../../../diagnostics/report.ts";
import { placed } from "../../both-ends.ts";
import { absent, perConnection } from "../../rule.ts";

export const bgpOneEnded = absent(
  perConnection("bgp/one-ended", (connection) =>
    ([0, 1] as const).flatMap((at) => {
      const [end, other] = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]];
      if (end.bgp === undefined || other.bgp !== undefined) return [];
      return [
        report("bgp/one-ended", {
          message: `\`${end.site.name}\` runs BGP with \`${other.site.name}\`, which has no session with it`,
          place: end.bgp.place,
          label: "nobody answers this session",
          related: placed(other.stated?.place, `no \`bgp\` in this peer of \`${other.site.name}\``),
          help: `write \`bgp { as = THEIRS <-> ${end.bgp.as?.value ?? "MINE"} }\` in the peer of \`${other.site.name}\``,
          subjects: connection.subjects,
        }),
      ];
    }),
  ),
);
