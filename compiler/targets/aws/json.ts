/** A VPN connection as `aws ec2 create-vpn-connection --cli-input-json` takes it; this text holds the keys. */

import type { SecretReader } from "../target.ts";
import { stated, type TunnelMember, type Value } from "./members.ts";
import type { Tunnel, VpnConnection } from "./plan.ts";

/** Which gateways it is between is told on the command line: AWS names them. */
export function jsonOf({ tags, options, tunnels }: VpnConnection, secrets: SecretReader): string {
  const document = {
    Type: "ipsec.1",
    Options: {
      ...Object.fromEntries(options),
      TunnelOptions: tunnels.map((each) => tunnelOf(each, secrets)),
    },
    TagSpecifications: [
      { ResourceType: "vpn-connection", Tags: tags.map(([Key, Value]) => ({ Key, Value })) },
    ],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function tunnelOf({ values, psk }: Tunnel, secrets: SecretReader): Readonly<Record<string, unknown>> {
  const inside = values.filter(([member]) => member.startsWith("TunnelInside"));
  const rest = values.filter(([member]) => !member.startsWith("TunnelInside"));
  const key = stated<TunnelMember>([["PreSharedKey", psk && secrets(psk)]]);
  return Object.fromEntries([...inside, ...key, ...rest].map(([member, value]) => [member, wrapped(value)]));
}

/** The API has an object around each permitted value. */
function wrapped(value: Value): unknown {
  return typeof value === "object" ? value.map((each) => ({ Value: each })) : value;
}
