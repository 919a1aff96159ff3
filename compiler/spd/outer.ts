/** What becomes of a tunnel's own packets on the device that sends them: its policies are asked about those as well. */

import type { PolicyEnd } from "../expand/connection.ts";
import { protocolsOf } from "../expand/protocols.ts";
import { actionOf, type Device } from "./device.ts";
import type { DevicePolicy, PlacedEnd } from "./order.ts";
import { packetBetween, type Packet } from "./packet.ts";
import { AH, ESP, UDP } from "./protocols.ts";
import { remember } from "../source/remember.ts";

/** A tunnel whose own packets meet a policy of the same device that does something with them. */
export interface Capture {
  readonly tunnel: PlacedEnd;
  readonly packet: Packet;
  /** Position of the policy. */
  readonly at: number;
  readonly policy: DevicePolicy;
}

/** The two addresses between which an end sends; `undefined` where one is not known before it runs. */
export const endpointsOf = remember(
  ({ connection, at }: PlacedEnd): readonly [string, string] | undefined => {
    const [end, other] = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]];
    const remote = end.dials === undefined ? other.outside.seen : end.dials.address;
    const own = end.outside.own;
    return own && remote && [own.value, remote.value];
  },
);

/** In the order of the device. */
export const capturesOf = remember(({ ends, policies, index }: Device): Capture[] => {
  const carrying = new Map<PlacedEnd["connection"], PolicyEnd>();
  for (const { carrier, end } of policies) {
    if (carrier !== undefined && actionOf(end) === "encrypt") carrying.set(carrier.connection, end);
  }
  return ends.flatMap((tunnel): Capture[] => {
    const inner = carrying.get(tunnel.connection);
    const packet = inner && packetFor(tunnel, inner);
    const at = packet && index.first(packet);
    const policy = at === undefined ? undefined : policies[at];
    if (packet === undefined || at === undefined || policy === undefined) return [];
    return actionOf(policy.end) === "none" || isForThem(policy, packet)
      ? []
      : [{ tunnel, packet, at, policy }];
  });
});

/** A translator on the way wraps the packets in UDP. */
function packetFor(tunnel: PlacedEnd, inner: PolicyEnd): Packet | undefined {
  const endpoints = endpointsOf(tunnel);
  if (endpoints === undefined) return undefined;
  const translated = tunnel.connection.ends.some(
    ({ outside: { own, seen } }) => own !== undefined && seen !== undefined && own.value !== seen.value,
  );
  if (translated) return packetBetween(...endpoints, UDP, 4500);
  const protocols = protocolsOf(inner)?.value ?? [];
  const onlyAh = protocols.length > 0 && protocols.every((p) => p.kind === "word" && p.word === "ah");
  return packetBetween(...endpoints, onlyAh ? AH : ESP);
}

/** A policy for exactly these two hosts says what it is for: transport mode, or a tunnel for what the routers send. */
function isForThem({ end }: DevicePolicy, packet: Packet): boolean {
  const whole = packet.source.length;
  return end.source.value.length === whole && end.destination.value.length === whole;
}
