/**
 * Ends that wait at one outside address for several others whose addresses nobody knows: connections in, groups out. What
 * the first packet shows is the address and the mode; everything else of a caller must be told apart by its identity.
 */

import type { Scalar } from "../catalogue/scalar.ts";
import { wordOf, type Connection, type End } from "../expand/connection.ts";
import { waits } from "../expand/waits.ts";
import { isIkev2, isManual } from "../negotiate/judge.ts";
import type { Located } from "../source/located.ts";
import type { Place } from "../source/place.ts";
import { remember } from "../source/remember.ts";
import { endsInOrder } from "../spd/order.ts";

export interface Caller {
  readonly connection: Connection;
  /** The end that waits. */
  readonly end: End;
  /** The end that calls. */
  readonly other: End;
  /** By what the waiting end knows it; `undefined`: it takes anybody who has the key. */
  readonly id: Located<readonly Scalar[]> | undefined;
}

/** The connection, if an end of it waits. Most projects have none. */
export function waiting(connection: Connection): readonly Connection[] {
  return waits(connection, 0) || waits(connection, 1) ? [connection] : [];
}

/** Of those that wait: two or more callers each, in the order of their site. Several rules ask. */
export const callersTogether = remember(grouped);

function grouped(connections: readonly Connection[]): readonly (readonly Caller[])[] {
  const groups = new Map<string, Caller[]>();
  for (const [site, ends] of endsInOrder(connections)) {
    for (const { connection, at } of ends) {
      const caller = callerOf(connection, at);
      if (caller === undefined) continue;
      const { end } = caller;
      const key = JSON.stringify([site, end.outside.own?.value, modeOf(end)]);
      const same = groups.get(key);
      if (same === undefined) groups.set(key, [caller]);
      else same.push(caller);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function callerOf(connection: Connection, at: 0 | 1): Caller | undefined {
  const [end, other] = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]];
  if (!waits(connection, at) || isManual(connection)) return undefined;
  if (end.stated === undefined || end.stated.disabled || end.outside.dynamic) return undefined;
  // A tunnel without any address has its own report, and so has one to Amazon.
  const exists = end.dials !== undefined || other.outside.dynamic || other.outside.own !== undefined;
  if (!exists || end.site.device.value.target === "aws") return undefined;
  const expected = end.tunnel.get("tunnel.remote-id");
  const follows = isIkev2(connection) && end.dials === undefined ? other.tunnel.get("tunnel.id") : undefined;
  return { connection, end, other, id: expected ?? follows };
}

export function modeOf({ phase1 }: End): string {
  return wordOf(phase1.fields, "phase1.exchange") ?? "";
}

/** Where a caller is named: its own peer or the tunnel. */
export function placeOf({ connection, end }: Caller): Place {
  return end.stated?.place ?? connection.place;
}

/** "`riga`", or the peer where nobody describes the other end. */
export function nameOf({ end, other }: Caller): string {
  return `\`${other.stated === undefined ? (end.stated?.objectName ?? other.site.name) : other.site.name}\``;
}

export function subjectsOf(...callers: readonly Caller[]): readonly string[] {
  return [...new Set(callers.flatMap(({ connection }) => connection.subjects))];
}
