/**
 * Tunnels that their other ends open from addresses nobody knows: on a site's own outputs they cannot be told apart, so
 * they are one entry there, and none of them has to be connected.
 */

import { remember } from "../source/remember.ts";
import type { ExpectedTunnel } from "./expect.ts";

/** The tunnels of a site as its own outputs show them: those of several callers are one, the same one for the same tunnels. */
export const asShown = remember((tunnels: readonly ExpectedTunnel[]): readonly ExpectedTunnel[] => {
  const callers = tunnels.filter((each) => each.calls && !each.off);
  const [first] = callers;
  if (first === undefined || callers.length === 1) return tunnels;
  return [...tunnels.filter((each) => !callers.includes(each)), together(callers, first)];
});

function together(callers: readonly ExpectedTunnel[], first: ExpectedTunnel): ExpectedTunnel {
  const all = <T>(of: (tunnel: ExpectedTunnel) => readonly T[]): readonly T[] => [
    ...new Set(callers.flatMap(of)),
  ];
  return {
    ...first,
    name: callers.map(({ name }) => name).join(", "),
    remoteSite: callers.map(({ remoteSite }) => remoteSite).join(", "),
    remoteTarget: undefined,
    inside: undefined,
    protocols: all(({ protocols }) => protocols),
    pairs: { min: 0, max: callers.reduce((sum, { pairs }) => sum + pairs.max, 0) },
    policies: callers.reduce((sum, { policies }) => sum + policies, 0),
    encryption: all(({ encryption }) => encryption),
    auth: all(({ auth }) => auth),
    lifetimes: all(({ lifetimes }) => lifetimes),
  };
}
