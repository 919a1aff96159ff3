/** Transport mode protects only packets between the two tunnel endpoints themselves. */

import { showScalar } from "../../../catalogue/show.ts";
import { report } from "../../../diagnostics/report.ts";
import { wordOf, type End, type PolicyEnd } from "../../../expand/connection.ts";
import { perConnection } from "../../rule.ts";

export const transportNetwork = perConnection("policy/transport-network", (connection) =>
  connection.policies.flatMap((policy) => {
    const modes = policy.ends.map((end) => wordOf(end.phase2.fields, "phase2.mode"));
    if (!modes.includes("transport")) return [];
    const misfit = policy.ends.findIndex((end, at) => !isEndpoint(end, connection.ends[at === 0 ? 0 : 1]));
    if (misfit === -1) return [];
    const end = policy.ends[misfit === 0 ? 0 : 1];
    return [
      report("policy/transport-network", {
        message: `a transport-mode policy of \`${connection.name}\` selects \`${showScalar(end.source.value)}\`, which is no tunnel endpoint`,
        place: end.source.place ?? policy.place,
        label: "transport mode never matches this",
        subjects: policy.subjects,
      }),
    ];
  }),
);

function isEndpoint(policy: PolicyEnd, end: End): boolean {
  const { address, length, family } = policy.source.value;
  const own = [end.outside.own?.value, end.outside.seen?.value].filter((a) => a !== undefined);
  return length === (family === 4 ? 32 : 128) && (own.length === 0 || own.includes(address));
}
