/** What both sides try together before the tunnel counts as delivered. */

import type { ConnectionModel, PolicyModel } from "../../model/model.ts";
import { numberAt } from "../common/fields.ts";
import { prefix } from "./selectors.ts";

export function acceptance(connection: ConnectionModel, policies: readonly PolicyModel[]): string {
  const gateway = connection.remote.address?.value ?? "our gateway";
  const lifetime = policies[0]?.phase2 && numberAt(policies[0].phase2.fields, "phase2.lifetime");
  const steps = [
    `UDP 500 and 4500 and ESP pass between the gateways: \`${gateway}\` answers when IKE starts.`,
    "Start the tunnel from your end; take it down; we start it from ours. Both must work.",
    ...policies.map(
      ({ source, destination }) =>
        `From a host in ${prefix(source.value.address, source.value.length)} reach one in ${prefix(destination.value.address, destination.value.length)}, and the other way round.`,
    ),
    `Your device shows ${policies.length === 1 ? "one pair of SAs" : `${policies.length} pairs of SAs`}, with the algorithms above, and both counters grow.`,
    ...(connection.inside === undefined
      ? []
      : [
          `Your inside address is ${connection.inside.address.value.address}/${connection.inside.address.value.length}: ping ours over the tunnel.`,
        ]),
    `Leave traffic running ${lifetime === undefined ? "over a phase 2 lifetime" : `for more than ${Math.ceil(lifetime / 60)} minutes`}: the keys are renewed meanwhile, which is where a difference in PFS shows.`,
  ];
  return steps.map((step, at) => `${at + 1}. ${step}`).join("\n");
}
