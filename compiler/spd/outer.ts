/** What becomes of a tunnel's own packets on the device that sends them: its policies are asked about those as well. */

import type { PolicyEnd } from "../expand/connection.ts";
import { protocolsOf } from "../expand/protocols.ts";
import type { Device } from "./device.ts";
import { actionOf } from "./fate.ts";
import type { DevicePolicy, PlacedEnd } from "./order.ts";
import { packetBetween, type Packet } from "./packet.ts";
import { AH, ESP, UDP } from "./protocols.ts";
import type { PolicyIndex } from "./policy-index.ts";
import { remember, rememberParts, rememberWith } from "../source/remember.ts";
import { sameBox } from "./box.ts";

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
  const outer = ends.flatMap((tunnel): Outer[] => {
    const inner = carrying.get(tunnel.connection);
    const packet = inner && packetFor(tunnel, inner);
    return packet === undefined ? [] : [{ tunnel, packet }];
  });
  const taken = takenOf(index, outer, () =>
    outer.flatMap(({ packet }, which) => {
      const at = index.first(packet);
      return at === undefined ? [] : [{ which, at }];
    }),
  );
  return taken.flatMap(({ which, at }): Capture[] => {
    const [own, policy] = [outer[which], policies[at]];
    if (own === undefined || policy === undefined) return [];
    return actionOf(policy.end) === "none" || isForThem(policy, own.packet) ? [] : [{ ...own, at, policy }];
  });
});

type Outer = Pick<Capture, "tunnel" | "packet">;

/** Which of the outer packets meet a policy, and which one: the same as long as the packets are. */
const takenOf = rememberParts<PolicyIndex, readonly { readonly which: number; readonly at: number }[], Outer>(
  (a, b) => sameBox(a.packet, b.packet),
);

/** A translator on the way wraps the packets in UDP. */
const packetFor = rememberWith((tunnel: PlacedEnd, inner: PolicyEnd): Packet | undefined => {
  const endpoints = endpointsOf(tunnel);
  if (endpoints === undefined) return undefined;
  const translated = tunnel.connection.ends.some(
    ({ outside: { own, seen } }) => own !== undefined && seen !== undefined && own.value !== seen.value,
  );
  if (translated) return packetBetween(...endpoints, UDP, 4500);
  const protocols = protocolsOf(inner)?.value ?? [];
  const onlyAh = protocols.length > 0 && protocols.every((p) => p.kind === "word" && p.word === "ah");
  return packetBetween(...endpoints, onlyAh ? AH : ESP);
});

/** A policy for exactly these two hosts says what it is for: transport mode, or a tunnel for what the routers send. */
function isForThem({ end }: DevicePolicy, packet: Packet): boolean {
  const whole = packet.source.length;
  return end.source.value.length === whole && end.destination.value.length === whole;
}
