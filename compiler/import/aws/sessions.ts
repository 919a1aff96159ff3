/** Whose BGP session a block of Amazon's text is about: it names the neighbour, or it follows the tunnel's other lines. */

import type { Collected, Fact, FactKey } from "./facts.ts";

export interface Session {
  /** The tunnel whose lines came before. */
  readonly tunnel: Collected;
  neighbour: Fact | undefined;
  readonly facts: Map<FactKey, Fact[]>;
}

/** A block per tunnel at the end of the text names the address of the neighbour, which is Amazon's inside address. */
export function assignSessions(tunnels: readonly Collected[], sessions: readonly Session[]): void {
  for (const { tunnel, neighbour, facts } of sessions) {
    const address = neighbour?.value;
    const named = tunnels.find(
      (each) => address !== undefined && each.get("aws-inside")?.[0]?.value.split("/")[0] === address,
    );
    const owner = named ?? tunnel;
    for (const [key, values] of facts) if (!owner.has(key)) owner.set(key, values);
  }
}
