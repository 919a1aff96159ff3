/** The two inside addresses are two hosts of one network, and what a peer believes of the other is what that one has. */

import { showScalar } from "../../../catalogue/show.ts";
import { networkOf } from "../../../source/addresses.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Connection } from "../../../expand/connection.ts";
import { disagree, placed } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";

export const insideMismatch = perConnection(
  "tunnel/inside-mismatch",
  (connection) => {
    const misbelieved = ([0, 1] as const).flatMap((at) => judgeBelief(connection, at));
    if (misbelieved.length > 0) return misbelieved;
    const [a, b] = connection.ends;
    const [left, right] = [a.inside ?? b.believes?.inside, b.inside ?? a.believes?.inside];
    if (left === undefined || right === undefined) return [];
    const network = (prefix: typeof left.value): string =>
      `${networkOf(prefix.address, prefix.length)}/${prefix.length}`;
    const same = network(left.value) === network(right.value);
    if (same && left.value.address !== right.value.address) return [];
    const pair = { left: { ...left, value: [left.value] }, right: { ...right, value: [right.value] } };
    return [
      disagree("tunnel/inside-mismatch", connection, pair, {
        message: same
          ? `both ends of \`${connection.name}\` have the inside address \`${showScalar(left.value)}\``
          : `the inside addresses of \`${connection.name}\` are not in one network`,
        verb: "has",
        notes: [
          "the two ends reach each other directly inside the tunnel, so they need two hosts of the same network",
        ],
        help: `write two hosts of one network, like \`169.254.255.2/30 <-> 169.254.255.1/30\``,
      }),
    ];
  },
  "tunnel.inside",
);

/** `at`: who believes it. */
function judgeBelief(connection: Connection, at: 0 | 1): Diagnostic[] {
  const [end, other] = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]];
  const believed = end.believes?.inside;
  const had = other.inside;
  if (believed === undefined || had === undefined || believed.value.address === had.value.address) return [];
  return [
    report("tunnel/inside-mismatch", {
      message: `\`${end.site.name}\` takes \`${other.site.name}\` to have the inside address \`${showScalar(believed.value)}\`, and it has \`${showScalar(had.value)}\``,
      place: believed.place,
      label: `\`${end.site.name}\` expects the other end here`,
      related: placed(had.place, `\`${other.site.name}\` is here`),
      notes: ["in a peer the left side is this site's address, and the right side the other end's"],
      help: `write \`${showScalar(had.value)}\` to the right of \`<->\` at \`${end.site.name}\`, or correct the address of \`${other.site.name}\``,
      subjects: connection.subjects,
    }),
  ];
}
