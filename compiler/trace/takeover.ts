/**
 * Failovers while some tunnels are down: a project and the names of what has no SA now in; the project out, with the policies of each
 * group switched to its first tunnel that is up. A group of which all are down stays as it is.
 */

import type { Connection, InTurn, PolicyEnd } from "../expand/connection.ts";
import { selectorOf } from "../expand/failover.ts";
import type { SiteFacts } from "../expand/site.ts";
import type { ProjectFacts } from "./network.ts";

interface Member {
  readonly connection: Connection;
  readonly site: SiteFacts;
  readonly end: PolicyEnd;
  /** What the device calls it. */
  readonly name: string;
  readonly turn: InTurn;
}

export function takenOver(facts: ProjectFacts, down: ReadonlySet<string>): ProjectFacts {
  if (down.size === 0) return facts;
  const members = membersOf(facts.connections);
  const changed = new Map<PolicyEnd, PolicyEnd>();
  for (const first of members) {
    const { turn } = first;
    if (turn.role !== "first" || !down.has(first.connection.name)) continue;
    const up = turn.peers
      .flatMap((name) => members.find((each) => each.name === name && standsInFor(each, first)) ?? [])
      .find(({ connection }) => !down.has(connection.name));
    if (up === undefined) continue;
    changed.set(up.end, { ...up.end, failover: turn });
    changed.set(first.end, {
      ...first.end,
      failover: { role: "backup", first: up.connection.name, name: turn.name },
    });
  }
  const now = (end: PolicyEnd): PolicyEnd => changed.get(end) ?? end;
  return {
    sites: facts.sites,
    connections: facts.connections.map((connection) => ({
      ...connection,
      policies: connection.policies.map((pair) => ({
        ...pair,
        ends: [now(pair.ends[0]), now(pair.ends[1])] as const,
      })),
    })),
    sitePolicies: new Map(
      [...facts.sitePolicies].map(([site, policies]) => [
        site,
        policies.map((policy) => ({ ...policy, end: now(policy.end) })),
      ]),
    ),
  };
}

function membersOf(connections: readonly Connection[]): readonly Member[] {
  return connections.flatMap((connection) =>
    connection.policies.flatMap(({ ends }) =>
      ends.flatMap((end, at): Member[] => {
        const { site, stated } = connection.ends[at === 0 ? 0 : 1];
        return end.failover === undefined || stated === undefined
          ? []
          : [{ connection, site, end, name: stated.objectName, turn: end.failover }];
      }),
    ),
  );
}

function standsInFor({ site, end, turn }: Member, first: Member): boolean {
  return (
    turn.role === "backup" &&
    turn.name === first.turn.name &&
    site === first.site &&
    selectorOf(end) === selectorOf(first.end)
  );
}
