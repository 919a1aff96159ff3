/** A connection's end in: whether it knows an address or a name at which it could call the other end. */

import type { Connection } from "./connection.ts";

/** It can only answer: nobody told it where the other end is, or that changes, or a translator hides it. */
export function waits({ ends }: Connection, at: 0 | 1): boolean {
  const [end, other] = [ends[at], ends[at === 0 ? 1 : 0]];
  return end.dials === undefined
    ? other.outside.seen === undefined && other.outside.hostName === undefined
    : end.dials.address === undefined && end.dials.hostName === undefined;
}
