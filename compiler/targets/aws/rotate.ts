/**
 * Other keys for tunnels of a VPN connection: input of `aws ec2 modify-vpn-tunnel-options`, one file for each tunnel, because AWS
 * changes one at a time. AWS replaces the end of the tunnel, which negotiates anew: there is nothing left for a second step.
 */

import { fileName } from "../common/file-name.ts";
import type { EmitOptions, OutputFile, Rotation } from "../target.ts";

export function rotate(
  { before, after, tunnels }: Rotation,
  { secrets }: EmitOptions,
): readonly OutputFile[] {
  return (["1", "back"] as const).flatMap((step) => {
    const device = step === "1" ? after : before;
    return device.connections.flatMap(({ name, keying, local }): OutputFile[] => {
      if (!tunnels.has(name) || keying.kind !== "ike" || keying.psk === undefined) return [];
      const input = {
        ...(local.address === undefined ? {} : { VpnTunnelOutsideIpAddress: local.address.value }),
        TunnelOptions: { PreSharedKey: secrets(keying.psk.value) },
      };
      const file = `${fileName(device.site)}.${fileName(name)}.rotate-${step}.aws.json`;
      return [{ name: file, text: `${JSON.stringify(input, undefined, 2)}\n`, secret: true }];
    });
  });
}
