/** The tunnels whose packets a router's own source NAT would translate before IPsec sees them. */

import { showScalar } from "../../../catalogue/show.ts";
import type { PolicyPair } from "../../../expand/connection.ts";
import { encryptingAt } from "../../../negotiate/segment.ts";
import type { Place } from "../../../source/place.ts";
import type { ProjectFacts } from "../../rule.ts";
import { guardedSites, placeOf, wants, type Guarded, type LocalEnd } from "../firewall/guarded.ts";

export interface Translated {
  readonly guarded: Guarded;
  /** Where the site says that it masquerades. */
  readonly place: Place;
  readonly ends: readonly LocalEnd[];
}

/** `wanted`: which of a tunnel's policies are in question. */
export function translated(
  project: ProjectFacts,
  wanted: (policy: PolicyPair, at: 0 | 1) => boolean,
): readonly Translated[] {
  return guardedSites(project).flatMap((guarded) => {
    const place = placeOf(guarded.firewall, "masquerade");
    if (place === undefined || wants(guarded.firewall, "nat-bypass")) return [];
    const ends = guarded.ends.filter(({ connection, at }) =>
      encryptingAt(connection, at).some((policy) => {
        const { source, stated } = policy.ends[at];
        return source.value.family === 4 && stated?.disabled !== true && wanted(policy, at);
      }),
    );
    return ends.length === 0 ? [] : [{ guarded, place, ends }];
  });
}

export function hasAnySource(policy: PolicyPair, at: 0 | 1): boolean {
  return policy.ends[at].source.value.length === 0;
}

/** `10.1.0.0/16 to 10.2.0.0/16`, of the first policy in question. */
export function trafficText(
  { connection, at }: LocalEnd,
  wanted: (policy: PolicyPair, at: 0 | 1) => boolean,
): string {
  const end = encryptingAt(connection, at).find((policy) => wanted(policy, at))?.ends[at];
  return end === undefined ? "" : `${showScalar(end.source.value)} to ${showScalar(end.destination.value)}`;
}
