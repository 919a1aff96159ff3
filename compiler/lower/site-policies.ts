/** A site's own policies for its device, in the order written: with the peer they encrypt for, or without any. */

import type { Connection, PolicyEnd, PolicyPair } from "../expand/connection.ts";
import type { SitePolicy } from "../expand/site-policies.ts";
import { remember, rememberParts } from "../source/remember.ts";
import type { ConnectionModel, PolicyModel, SitePolicyModel } from "../model/model.ts";

interface Local {
  readonly connection: Connection;
  readonly at: 0 | 1;
  readonly model: ConnectionModel;
}

/** The same as long as the model of their end is. */
const peersOwn = [
  rememberParts<PolicyPair, SitePolicyModel>(),
  rememberParts<PolicyPair, SitePolicyModel>(),
] as const;

export function sitePolicies(
  written: readonly SitePolicy[],
  local: readonly Local[],
  lowerPair: (connection: Connection, policy: PolicyPair, at: 0 | 1) => PolicyModel,
): SitePolicyModel[] {
  const protecting = new Map<PolicyEnd, SitePolicyModel>();
  for (const { connection, at, model } of local) {
    if (connection.form === "tunnel") continue;
    for (const pair of connection.policies) {
      const own = peersOwn[at](pair, [model], () => ({
        policy: lowerPair(connection, pair, at),
        connection: model,
      }));
      protecting.set(pair.ends[at], own);
    }
  }
  return written
    .filter(({ end }) => end.failover?.role !== "backup")
    .map((own) => protecting.get(own.end) ?? alone(own));
}

/** What is not encrypted has neither peer nor phase 2. */
const alone = remember(
  ({ end: { stated, source, destination, fields }, place }: SitePolicy): SitePolicyModel => ({
    policy: {
      place,
      comment: stated?.comment,
      disabled: stated?.disabled ?? false,
      source,
      destination,
      fields: new Map([...fields].filter(([, located]) => located.value.length > 0)),
      phase2: undefined,
      manual: undefined,
    },
    connection: undefined,
  }),
);
