/** What becomes of a tunnel's own packets on the device that sends them: its policies are asked about those as well. */

import type { PolicyEnd } from "../expand/connection.ts";
import { protocolsOf } from "../expand/protocols.ts";
import type { Device } from "./device.ts";
import { actionOf } from "./fate.ts";
import type { DevicePolicy, PlacedEnd } from "./order.ts";
import { packetBetween, type Packet } from "./packet.ts";
import { AH, ESP, UDP } from "./protocols.ts";
import type { PolicyIndex } from "./policy-index.ts";
import { remember, rememberParts } from "../source/remember.ts";
import { numberBits, sameBox } from "./box.ts";

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
export const capturesOf = remember((device: Device): Capture[] => {
  const { policies, index } = device;
  return takenOf(index, policies, () => findTaken(device)).flatMap(({ tunnel, by }): Capture[] => {
    const [outer, policy] = [outerOf(policies[tunnel]), policies[by]];
    if (outer === undefined || policy === undefined) return [];
    if (actionOf(policy.end) === "none" || isForThem(policy, outer.packet)) return [];
    return [{ ...outer, at: by, policy }];
  });
});

interface Taken {
  /** Position of a policy of the tunnel. */
  readonly tunnel: number;
  /** Position of the policy that its packets meet. */
  readonly by: number;
}

/** Asked of thousands of policies after each edit, whose packets are what they were. */
const takenOf = rememberParts<PolicyIndex, readonly Taken[], DevicePolicy>((a, b) => {
  const [one, other] = [outerOf(a)?.packet, outerOf(b)?.packet];
  return one === other || (one !== undefined && other !== undefined && sameBox(one, other));
});

function findTaken({ ends, policies, index }: Device): readonly Taken[] {
  const carrying = new Map<PlacedEnd["connection"], number>();
  for (const [at, policy] of policies.entries()) {
    if (outerOf(policy) !== undefined && policy.carrier) carrying.set(policy.carrier.connection, at);
  }
  return ends.flatMap(({ connection }): Taken[] => {
    const tunnel = carrying.get(connection);
    const outer = tunnel === undefined ? undefined : outerOf(policies[tunnel]);
    const by = outer && index.first(outer.packet);
    return tunnel === undefined || by === undefined ? [] : [{ tunnel, by }];
  });
}

/** What of a tunnel leaves the device for a packet that the policy encrypts. */
function outerOf(policy: DevicePolicy | undefined): Pick<Capture, "tunnel" | "packet"> | undefined {
  if (policy?.carrier === undefined || actionOf(policy.end) !== "encrypt") return undefined;
  const tunnel = policy.carrier;
  const packet = packetFor(tunnel, policy.end);
  return packet && { tunnel, packet };
}

function packetFor(tunnel: PlacedEnd, inner: PolicyEnd): Packet | undefined {
  const protocols = protocolsOf(inner)?.value ?? [];
  const onlyAh = protocols.length > 0 && protocols.every((p) => p.kind === "word" && p.word === "ah");
  return packetsOf(tunnel)?.[onlyAh ? "ah" : "esp"];
}

/** Made once for all the policies of a tunnel. A translator on the way wraps the packets in UDP. */
const packetsOf = remember((tunnel: PlacedEnd): Readonly<Record<"ah" | "esp", Packet>> | undefined => {
  const endpoints = endpointsOf(tunnel);
  if (endpoints === undefined) return undefined;
  const translated = tunnel.connection.ends.some(
    ({ outside: { own, seen } }) => own !== undefined && seen !== undefined && own.value !== seen.value,
  );
  const esp = translated ? packetBetween(...endpoints, UDP, 4500) : packetBetween(...endpoints, ESP);
  return esp && { esp, ah: translated ? esp : { ...esp, protocol: numberBits(AH, 8) } };
});

/** A policy for exactly these two hosts says what it is for: transport mode, or a tunnel for what the routers send. */
function isForThem({ end }: DevicePolicy, packet: Packet): boolean {
  const whole = packet.source.length;
  return end.source.value.length === whole && end.destination.value.length === whole;
}
