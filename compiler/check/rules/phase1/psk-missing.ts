/** Pre-shared-key authentication without a key. */

import { report } from "../../../diagnostics/report.ts";
import { isManual } from "../../../negotiate/judge.ts";
import { absent, perConnection } from "../../rule.ts";

export const pskMissing = absent(
  perConnection("phase1/psk-missing", (connection) => {
    if (isManual(connection) || connection.policies.length === 0) return [];
    const without = connection.ends.filter(
      (end) => !end.tunnel.has("tunnel.psk") && !end.site.device.value.target.startsWith("generic"),
    );
    if (without.length === 0) return [];
    return [
      report("phase1/psk-missing", {
        message: `\`${connection.name}\` has no pre-shared key for ${without.map((end) => `\`${end.site.name}\``).join(" and ")}`,
        place: connection.place,
        label: "no `psk =` in this tunnel",
        subjects: connection.subjects,
      }),
    ];
  }),
);
