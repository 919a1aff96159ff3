/** Follows a packet from device to device through the tunnels that take it, to see whether it comes back. */

import type { SiteFacts } from "../expand/site.ts";
import { bitsOf } from "../source/addresses.ts";
import { actionOf, type Device } from "./device.ts";
import type { DevicePolicy } from "./order.ts";
import type { Packet } from "./packet.ts";

export interface Hop {
  readonly device: Device;
  /** Position of the policy that takes the packet there. */
  readonly at: number;
  readonly policy: DevicePolicy;
}

/** Nobody builds a longer way on purpose. */
const LONGEST = 32;

/** The circle that a packet is caught in which `start` sends into a tunnel; `undefined`: it arrives, or leaves the tunnels. */
export function circleOf(
  start: Device,
  packet: Packet,
  devices: ReadonlyMap<SiteFacts, Device>,
): readonly Hop[] | undefined {
  const way: Hop[] = [];
  let device: Device | undefined = start;
  while (device !== undefined && way.length < LONGEST) {
    const here: Device = device;
    const back = way.findIndex((hop) => hop.device === here);
    if (back !== -1) return way.slice(back);
    if (isAddressOf(here.site, packet.destination)) return undefined;
    const at = here.index.first(packet);
    const policy: DevicePolicy | undefined = at === undefined ? undefined : here.policies[at];
    const carrier = policy?.carrier;
    if (at === undefined || policy === undefined || carrier === undefined) return undefined;
    if (actionOf(policy.end) !== "encrypt") return undefined;
    way.push({ device: here, at, policy });
    device = devices.get(carrier.connection.ends[carrier.at === 0 ? 1 : 0].site);
  }
  return undefined;
}

function isAddressOf(site: SiteFacts, bits: string): boolean {
  return site.wans.some((wan) => wan.value.kind === "prefix" && bitsOf(wan.value.address) === bits);
}
