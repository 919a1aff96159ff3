/** The AS number that a peer expects of the other end is the one which that end has. */

import { report } from "../../../diagnostics/report.ts";
import { placed } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";

export const asnMirror = perConnection("bgp/asn-mirror", (connection) =>
  ([0, 1] as const).flatMap((at) => {
    const [end, other] = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]];
    const expected = end.believes?.as;
    const had = other.bgp?.as;
    if (expected === undefined || had === undefined || expected.value === had.value) return [];
    return [
      report("bgp/asn-mirror", {
        message: `\`${end.site.name}\` expects AS ${expected.value} of \`${other.site.name}\`, which has ${had.value}`,
        place: expected.place ?? end.bgp?.place,
        label: `\`${end.site.name}\` expects ${expected.value}`,
        related: placed(had.place, `\`${other.site.name}\` has ${had.value}`),
        notes: ["a router answers another number with `Bad Peer AS` and closes the session"],
        help: `write ${had.value} to the right of \`<->\` in the peer of \`${end.site.name}\`, or correct the number of \`${other.site.name}\``,
        subjects: connection.subjects,
      }),
    ];
  }),
);
