/** VPN connections as Terraform configuration. The keys are variables: a plan and a repository hold none. */

import type { Argument, Block } from "./hcl.ts";
import { CONNECTION_MEMBERS, TUNNEL_MEMBERS } from "./members.ts";
import { uniqueIds, type Tunnel, type VpnConnection } from "./plan.ts";

/** The largest AS number of `bgp_asn`; greater ones have an argument of their own. */
const LARGEST_AS = 2_147_483_647;

/** What AWS takes a customer without BGP for. */
const DEFAULT_AS = 65_000;

export function terraformOf(connections: readonly VpnConnection[]): readonly Block[] {
  const tunnels = connections.flatMap((each) => each.tunnels);
  const names = uniqueIds(tunnels.map(({ name }) => `${name}_psk`));
  const variables = new Map(tunnels.map((tunnel, at) => [tunnel, names[at] ?? ""]));
  return [
    gateway("vpn_gateway_id", "Virtual private gateway; this or the transit gateway"),
    gateway("transit_gateway_id", "Transit gateway; this or the virtual private gateway"),
    ...tunnels.flatMap((tunnel) =>
      tunnel.psk === undefined ? [] : [key(variables.get(tunnel) ?? "", tunnel)],
    ),
    ...connections.flatMap((each) => [customerGateway(each), vpnConnection(each, variables)]),
  ];
}

function gateway(name: string, description: string): Block {
  const groups = [
    [
      ["description", description],
      ["type", { raw: "string" }],
      ["default", { raw: "null" }],
    ],
  ] as const;
  return { kind: "variable", labels: [name], comment: [], groups };
}

function key(name: string, tunnel: Tunnel): Block {
  const groups = [
    [
      ["description", `Pre-shared key of ${tunnel.name}`],
      ["type", { raw: "string" }],
      ["sensitive", true],
    ],
  ] as const;
  return { kind: "variable", labels: [name], comment: [], groups };
}

function customerGateway({ id, customer: { address, as = DEFAULT_AS } }: VpnConnection): Block {
  return {
    kind: "resource",
    labels: ["aws_customer_gateway", id],
    comment: [],
    groups: [
      [
        ["type", "ipsec.1"],
        ["ip_address", address],
        as > LARGEST_AS ? ["bgp_asn_extended", String(as)] : ["bgp_asn", String(as)],
      ],
      [["tags", { object: [["Name", id]] }]],
    ],
  };
}

function vpnConnection(
  { id, tags, options, tunnels, facts }: VpnConnection,
  variables: ReadonlyMap<Tunnel, string>,
): Block {
  return {
    kind: "resource",
    labels: ["aws_vpn_connection", id],
    comment: facts,
    groups: [
      [
        ["type", { raw: `aws_customer_gateway.${id}.type` }],
        ["customer_gateway_id", { raw: `aws_customer_gateway.${id}.id` }],
        ["vpn_gateway_id", { raw: "var.vpn_gateway_id" }],
        ["transit_gateway_id", { raw: "var.transit_gateway_id" }],
        ...options.map(([member, value]): Argument => [CONNECTION_MEMBERS[member], value]),
      ],
      ...tunnels.map((tunnel, at) => tunnelArguments(tunnel, at + 1, variables.get(tunnel))),
      [["tags", { object: tags }]],
    ],
  };
}

function tunnelArguments(
  { values, psk }: Tunnel,
  number: number,
  variable: string | undefined,
): readonly Argument[] {
  const key: readonly Argument[] =
    psk === undefined ? [] : [[`tunnel${number}_${TUNNEL_MEMBERS.PreSharedKey}`, { raw: `var.${variable}` }]];
  return [
    ...key,
    ...values.map(([member, value]): Argument => [`tunnel${number}_${TUNNEL_MEMBERS[member]}`, value]),
  ];
}
