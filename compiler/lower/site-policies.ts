/** A site's own policies for its device, in the order written: with the peer they encrypt for, or without any. */

import type { Connection, PolicyEnd, PolicyPair } from "../expand/connection.ts";
import type { SitePolicy } from "../expand/site-policies.ts";
import type { ConnectionModel, PolicyModel, SitePolicyModel } from "../model/model.ts";

interface Local {
  readonly connection: Connection;
  readonly at: 0 | 1;
  readonly model: ConnectionModel;
}

export function sitePolicies(
  written: readonly SitePolicy[],
  local: readonly Local[],
  lowerPair: (connection: Connection, policy: PolicyPair, at: 0 | 1) => PolicyModel,
): SitePolicyModel[] {
  const protecting = new Map<PolicyEnd, SitePolicyModel>();
  for (const { connection, at, model } of local) {
    if (connection.form === "tunnel") continue;
    for (const pair of connection.policies) {
      protecting.set(pair.ends[at], { policy: lowerPair(connection, pair, at), connection: model });
    }
  }
  return written
    .filter(({ end }) => end.failover?.role !== "backup")
    .map((own) => protecting.get(own.end) ?? { policy: alone(own), connection: undefined });
}

/** What is not encrypted has neither peer nor phase 2. */
function alone({ end: { stated, source, destination, fields }, place }: SitePolicy): PolicyModel {
  return {
    place,
    comment: stated?.comment,
    disabled: stated?.disabled ?? false,
    source,
    destination,
    fields: new Map([...fields].filter(([, located]) => located.value.length > 0)),
    phase2: undefined,
    manual: undefined,
  };
}
