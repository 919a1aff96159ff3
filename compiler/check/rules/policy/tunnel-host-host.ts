/** Tunnel mode between exactly the two routers: a second IP header that says what the first one says. */

import { report } from "../../../diagnostics/report.ts";
import { wordOf, type Connection, type PolicyPair } from "../../../expand/connection.ts";
import { perConnection } from "../../rule.ts";

export const tunnelHostHost = perConnection("policy/tunnel-host-host", (connection) =>
  connection.policies.flatMap((policy) =>
    betweenEndpoints(connection, policy) && policy.ends.every(inTunnelMode)
      ? [
          report("policy/tunnel-host-host", {
            message: `\`${connection.name}\` wraps packets between its two endpoints in a second IP header that says the same`,
            place: policy.ends[0].stated?.place ?? policy.place,
            label: "these are the two routers themselves",
            subjects: policy.subjects,
          }),
        ]
      : [],
  ),
);

function inTunnelMode({ fields, phase2, manual }: PolicyPair["ends"][number]): boolean {
  const encrypts = wordOf(fields, "policy.action") === "encrypt" && manual === undefined;
  return encrypts && wordOf(phase2.fields, "phase2.mode") === "tunnel";
}

/** Behind a translator the addresses in the packet are not those outside, and transport mode is in trouble. */
function betweenEndpoints({ ends }: Connection, { ends: [policy] }: PolicyPair): boolean {
  const [left, right] = ends.map(({ outside: { own, seen } }) =>
    own?.value === seen?.value ? own : undefined,
  );
  const { source, destination } = policy;
  const whole = source.value.family === 4 ? 32 : 128;
  return (
    source.value.length === whole &&
    destination.value.length === whole &&
    source.value.address === left?.value &&
    destination.value.address === right?.value
  );
}
