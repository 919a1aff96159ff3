/** The templates that two peers use for the same traffic: what one receives with, the other must send with. */

import type { ParameterId } from "../../../catalogue/ids.ts";
import type { Scalar } from "../../../catalogue/scalar.ts";
import { first, type Connection, type PolicyPair } from "../../../expand/connection.ts";
import type { Located } from "../../../source/located.ts";

/** One direction: what the receiver states, and what the sender states. */
export interface Direction {
  readonly id: ParameterId;
  readonly receiver: 0 | 1;
  readonly received: Located<Scalar>;
  readonly sent: Located<Scalar>;
  readonly policy: PolicyPair;
}

export function directions(connection: Connection, ids: readonly ParameterId[]): readonly Direction[] {
  return connection.policies.flatMap((policy) => {
    const [left, right] = policy.ends.map((end) => end.manual);
    // A tunnel's template is one statement, whose mirror image is made. What several policies share is told once in the end.
    if (left?.form !== "peer" || right === undefined) return [];
    return ids.flatMap((id) =>
      ([0, 1] as const).flatMap((receiver): Direction[] => {
        const [own, other] = receiver === 0 ? [left, right] : [right, left];
        const [received, sent] = [first(own.ends[0], id), first(other.ends[1], id)];
        if (received === undefined || sent === undefined) return [];
        return [{ id, receiver, received, sent, policy }];
      }),
    );
  });
}
