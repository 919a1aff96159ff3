/** What a site's firewall must know of its tunnels: whom they talk to, which traffic they carry, how long it may be. */

import type { ParameterId } from "../catalogue/ids.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import type { Connection, PolicyPair } from "../expand/connection.ts";
import type { SiteFacts } from "../expand/site.ts";
import type { ConnectionModel, FirewallModel, TunnelFirewall, TunnelTraffic } from "../model/model.ts";
import { isManual } from "../negotiate/judge.ts";
import { rememberWith } from "../source/remember.ts";
import { encryptingAt, mayTraverse, protocolsOf, segmentOf } from "../negotiate/segment.ts";

export interface LocalConnection {
  readonly connection: Connection;
  readonly at: 0 | 1;
  readonly model: ConnectionModel;
}

export function lowerFirewall(site: SiteFacts, local: readonly LocalConnection[]): FirewallModel | undefined {
  if (site.firewall === undefined) return undefined;
  const { place, fields } = site.firewall;
  return {
    place,
    fields,
    tunnels: local.map(({ connection, at, model }) => tunnelOf(model, connection, at)),
  };
}

/** The same as long as the model of its end is. */
const tunnelOf = rememberWith((model: ConnectionModel, connection: Connection, at: 0 | 1): TunnelFirewall => {
  const policies = encryptingAt(connection, at);
  const named = policies.flatMap((policy) => protocolsOf(policy.ends[at]));
  return {
    connection: model,
    ike: !isManual(connection),
    natTraversal: mayTraverse(connection, at),
    protocols: (["esp", "ah"] as const).filter((protocol) => named.includes(protocol)),
    traffic: policies.map((policy) => trafficOf(connection, policy, at)),
  };
});

function trafficOf(connection: Connection, policy: PolicyPair, at: 0 | 1): TunnelTraffic {
  const end = policy.ends[at];
  const narrowing: readonly ParameterId[] = ["policy.protocol", "policy.src-port", "policy.dst-port"];
  return {
    source: end.source.value,
    destination: end.destination.value,
    fields: new Map([...end.fields].filter(([id, { value }]) => narrowing.includes(id) && !isAny(value[0]))),
    disabled: connection.ends[at].stated?.disabled === true || end.stated?.disabled === true,
    segment: segmentOf(connection, policy, at),
  };
}

function isAny(value: Scalar | undefined): boolean {
  return value?.kind === "word" && (value.word === "any" || value.word === "all");
}
