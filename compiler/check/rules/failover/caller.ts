/** In a failover a router goes from one peer to the next; where it only waits, there is no peer that it could go to. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { waits } from "../../../expand/waits.ts";
import { perConnection } from "../../rule.ts";

export const failoverCaller = perConnection("failover/caller", (connection) =>
  ([0, 1] as const).flatMap((at): Diagnostic[] => {
    const [end, other] = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]];
    if (end.site.device.value.target !== "routeros" || !waits(connection, at)) return [];
    if (!connection.policies.some(({ ends }) => ends[at].failover !== undefined)) return [];
    const hidden = other.site.fields.get("site.behind-nat")?.place ?? other.site.wans[0]?.place;
    return [
      report("failover/caller", {
        message: `\`${connection.name}\` cannot be in a failover at \`${end.site.name}\`: where \`${other.site.name}\` calls from is not known before`,
        place: connection.place,
        label: `\`${end.site.name}\` can only wait for \`${other.site.name}\``,
        related: hidden === undefined ? [] : [{ place: hidden, message: `no address that could be called` }],
        subjects: connection.subjects,
      }),
    ];
  }),
);
