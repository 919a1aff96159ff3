/** Runs every rule over the connections. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { devicesOf } from "../spd/device.ts";
import type { ProjectFacts } from "./rule.ts";
import { RULES } from "./rules/index.ts";

/**
 * `damaged` are the declarations with errors of their own: a rule about something missing is silent there, since
 * what is missing may be what could not be understood.
 */
export function check(expanded: Omit<ProjectFacts, "devices">, damaged: ReadonlySet<string>): Diagnostic[] {
  const { sites, connections, sitePolicies } = expanded;
  const project = { ...expanded, devices: devicesOf(sites.values(), connections, sitePolicies) };
  return RULES.flatMap((rule) => {
    const found = rule.check(project);
    return rule.absence === true
      ? found.filter((d) => !d.subjects.some((subject) => damaged.has(subject)))
      : found;
  });
}
