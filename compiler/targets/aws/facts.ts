/** What is true of a VPN connection and is no option of it, in sentences for whoever makes it. */

import type { ConnectionModel, PolicyModel } from "../../model/model.ts";
import { numberAt } from "../common/fields.ts";
import type { NetworkPair } from "./selectors.ts";

export function factsOf(
  tunnels: readonly ConnectionModel[],
  policies: readonly (readonly PolicyModel[])[],
  pair: NetworkPair | undefined,
): readonly string[] {
  const session = tunnels.flatMap(({ bgp }) => bgp ?? [])[0];
  const watching = tunnels.some(
    ({ keying }) => keying.kind === "ike" && (numberAt(keying.phase1.fields, "dpd.interval") ?? 0) > 0,
  );
  const standby = tunnels.filter((each) => each.standby).map(({ name }) => name);
  return [
    ...outside(tunnels),
    ...(session === undefined
      ? [
          `no BGP: each of the customer's networks needs a static route (${networks(policies)}): aws ec2 create-vpn-connection-route`,
        ]
      : [
          `AS ${session.localAs.value} is the gateway's, not the connection's: Amazon's side of the AS is chosen when the gateway is made`,
        ]),
    ...(watching ? ["how often AWS looks for its peer is no option, only when it gives up"] : []),
    ...(pair?.covers === true
      ? [`AWS keeps one pair of networks for all: ${pair.customer} and ${pair.cloud} cover every policy`]
      : []),
    ...(standby.length > 0
      ? [
          `${standby.join(", ")} is a spare: AWS makes it like the other, the customer keeps it out of routing`,
        ]
      : []),
    ...(tunnels.length === 1
      ? ["AWS makes a second tunnel, too, with a key and defaults of its own; nothing here describes it"]
      : []),
  ];
}

function outside(tunnels: readonly ConnectionModel[]): readonly string[] {
  const expected = tunnels.flatMap(({ name, local }) =>
    local.address === undefined ? [] : [`${name} ${local.address.value}`],
  );
  return expected.length === 0
    ? ["AWS assigns the outside addresses of the tunnels"]
    : [
        `AWS assigns the outside addresses of the tunnels; the customer was configured for ${expected.join(", ")}`,
      ];
}

function networks(policies: readonly (readonly PolicyModel[])[]): string {
  const all = policies.flat().map(({ destination: { value } }) => `${value.address}/${value.length}`);
  return [...new Set(all)].join(", ");
}
