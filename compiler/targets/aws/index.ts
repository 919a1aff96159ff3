/**
 * The AWS target: the model of a site with `device = aws` to what makes its side of the tunnels, as input of AWS's command
 * line and as Terraform configuration. Only the former holds keys.
 */

import { defaultOf } from "../../catalogue/defaults.ts";
import type { DeviceModel } from "../../model/model.ts";
import { fileName } from "../common/file-name.ts";
import { firewallRefused } from "../common/firewall.ts";
import type { OutputFile, Target } from "../target.ts";
import { hclOf, remark } from "./hcl.ts";
import { jsonOf } from "./json.ts";
import { plan, type VpnConnection } from "./plan.ts";
import { NO_FILTER, refuses } from "./refuses.ts";
import { rotate } from "./rotate.ts";
import { sources } from "./sources.ts";
import { supportOf } from "./support.ts";
import { terraformOf } from "./terraform.ts";

export const aws: Target = {
  name: "aws",
  releases: [],
  refuses,
  has: (parameter) => supportOf(parameter).kind === "said",
  offers: (parameter, word) =>
    defaultOf(parameter, "aws", undefined)?.value.some(
      (value) => value.kind === "word" && value.word === word,
    ),
  check: (device) => [...plan(device).diagnostics, ...firewallRefused(device, "AWS", NO_FILTER.reason)],
  rotate,
  emit(device, { secrets }) {
    const { connections } = plan(device);
    if (connections.length === 0) return [];
    const site = fileName(device.site);
    const named = connections.map((connection) => ({
      connection,
      name: connections.length === 1 ? `${site}.aws.json` : `${site}.${connection.id}.aws.json`,
    }));
    return [
      ...named.map(({ connection, name }): OutputFile => ({
        name,
        text: jsonOf(connection, secrets),
        secret: connection.tunnels.some(({ psk }) => psk !== undefined),
      })),
      {
        name: `${site}.aws.tf`,
        text: `${header(device, named).map(remark).join("")}\n${hclOf(terraformOf(connections))}`,
        secret: false,
      },
    ];
  },
};

interface Named {
  readonly connection: VpnConnection;
  readonly name: string;
}

function header(device: DeviceModel, named: readonly Named[]): readonly string[] {
  return [
    `site ${device.site}, AWS Site-to-Site VPN`,
    ...(device.comment === undefined ? [] : [device.comment]),
    `documented: ${sources.tunnel}; not run`,
    "apply: terraform apply, with -var vpn_gateway_id=… or -var transit_gateway_id=…; the keys in TF_VAR_…_psk",
    "undo:  terraform destroy",
    ...named.flatMap(({ connection: { customer }, name }) => [
      `or without Terraform: ${customerCommand(customer)}`,
      `  aws ec2 create-vpn-connection --cli-input-json file://${name} --customer-gateway-id cgw-… --vpn-gateway-id vgw-…`,
    ]),
  ];
}

function customerCommand({ address, as }: VpnConnection["customer"]): string {
  const number =
    as === undefined ? "" : as > 2_147_483_647 ? ` --bgp-asn-extended ${as}` : ` --bgp-asn ${as}`;
  return `aws ec2 create-customer-gateway --type ipsec.1 --ip-address ${address}${number}`;
}
