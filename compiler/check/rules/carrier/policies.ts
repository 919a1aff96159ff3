/** A carrier's traffic is chosen by routes: policies beside its own would take packets past it. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { perConnection } from "../../rule.ts";

export const carrierPolicies = perConnection("carrier/policies", (connection) => {
  const carrier = connection.ends[0].carrier ?? connection.ends[1].carrier;
  if (carrier === undefined) return [];
  const written = new Map(
    connection.policies.flatMap(({ ends, subjects }) =>
      ends.flatMap(({ stated }) => (stated?.whole === undefined ? [] : [[stated.place, subjects] as const])),
    ),
  );
  return [...written].map(([place, subjects]): Diagnostic =>
    report("carrier/policies", {
      message: `\`${connection.name}\` has a carrier, and a policy of its own beside it`,
      place,
      label: "packets would be encrypted past the carrier",
      related: [{ place: carrier.place, message: "everything goes through this interface" }],
      notes: [
        "the carrier is protected by one policy, between the outside addresses; routes decide what enters it",
      ],
      help: "leave the policy out, or the carrier",
      subjects,
    }),
  );
});
