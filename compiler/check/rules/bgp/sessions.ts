/** BGP sessions as pairs of ends, where both know how to talk to each other. */

import type { BgpEnd, Connection, End } from "../../../expand/connection.ts";

export interface SessionEnd {
  readonly end: End;
  readonly bgp: BgpEnd;
  readonly other: End;
}

/** The ends of a connection's session; none where it has no session. */
export function sessionEnds({ ends: [left, right] }: Connection): readonly SessionEnd[] {
  return [
    [left, right],
    [right, left],
  ].flatMap(([end, other]) =>
    end?.bgp === undefined || other === undefined ? [] : [{ end, bgp: end.bgp, other }],
  );
}
