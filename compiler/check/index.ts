/** Runs every rule over the connections. What was found in a connection is kept with it, so that an edit elsewhere judges it no more. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { rememberWith } from "../source/remember.ts";
import { devicesOf } from "../spd/device.ts";
import { foundIn, gathered, gatheredAt } from "./gather.ts";
import type { ProjectFacts, Rule } from "./rule.ts";
import { RULES } from "./rules/index.ts";

/**
 * `damaged` are the declarations with errors of their own: a rule about something missing is silent there, since
 * what is missing may be what could not be understood.
 */
export function check(
  { connections, sites, keys, sitePolicies, baseline, offers }: Omit<ProjectFacts, "devices">,
  damaged: ReadonlySet<string>,
): Diagnostic[] {
  return findings(connections, sites, keys, sitePolicies, baseline, offers).flatMap(({ rule, found }) =>
    rule.absence === true ? found.filter((d) => !d.subjects.some((subject) => damaged.has(subject))) : found,
  );
}

interface Finding {
  readonly rule: Rule;
  readonly found: readonly Diagnostic[];
}

const findings = rememberWith(
  (
    connections: ProjectFacts["connections"],
    sites: ProjectFacts["sites"],
    keys: ProjectFacts["keys"],
    sitePolicies: ProjectFacts["sitePolicies"],
    baseline: ProjectFacts["baseline"],
    offers: ProjectFacts["offers"],
  ): readonly Finding[] => {
    const devices = devicesOf(sites.list, connections, sitePolicies);
    const project = { connections, sites, keys, sitePolicies, baseline, offers, devices };
    const inOne = foundIn(connections, baseline, offers);
    const across = gathered(connections);
    const atOne = gatheredAt(devices);
    return RULES.map((rule) => {
      const ofConnections = rule.connections && across.get(rule.connections.gather);
      const ofDevices = atOne.get(rule);
      const found = [
        ...(inOne.get(rule) ?? []),
        ...((ofConnections && rule.connections?.judge(ofConnections, project)) ?? []),
        ...((ofDevices && rule.devices?.judge(ofDevices, project)) ?? []),
        ...(rule.check?.(project) ?? []),
      ];
      return { rule, found };
    });
  },
);
