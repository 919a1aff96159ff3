/** Tunnels whose packets go into other tunnels of the same device: chains of them, and circles. */

import type { Connection } from "../expand/connection.ts";
import type { Device } from "./device.ts";
import { actionOf } from "./fate.ts";
import type { DevicePolicy, PlacedEnd } from "./order.ts";
import { capturesOf, type Capture } from "./outer.ts";
import { remember } from "../source/remember.ts";

export interface Nesting {
  readonly tunnel: PlacedEnd;
  /** What takes its packets, then what takes those, and so on; in a circle the last one is of the first tunnel. */
  readonly chain: readonly [DevicePolicy, ...DevicePolicy[]];
  readonly capture: Capture;
  readonly circle: boolean;
}

/** One for every tunnel that another one carries; a circle is told once, from its first tunnel on. */
export const nestingsOf = remember((device: Device): Nesting[] => {
  const next = new Map<Connection, Capture>();
  for (const capture of capturesOf(device)) {
    const { connection } = capture.tunnel;
    const carrier = capture.policy.carrier?.connection;
    if (actionOf(capture.policy.end) === "encrypt" && carrier !== connection) next.set(connection, capture);
  }
  const told = new Set<Connection>();
  return [...next].flatMap(([start, capture]): Nesting[] => {
    const chain: [DevicePolicy, ...DevicePolicy[]] = [capture.policy];
    const seen = new Set([start]);
    let at = capture.policy.carrier?.connection;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      const further = next.get(at);
      if (further !== undefined) chain.push(further.policy);
      at = further?.policy.carrier?.connection;
    }
    const circle = at === start;
    if (circle && told.has(start)) return [];
    if (circle) for (const member of seen) told.add(member);
    // What leads into a circle is part of its trouble, and told there.
    return at !== undefined && !circle ? [] : [{ tunnel: capture.tunnel, chain, capture, circle }];
  });
});
