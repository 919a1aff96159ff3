/** Runs every rule over the connections. What was found in a connection is kept with it, so that an edit elsewhere judges it no more. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Connection } from "../expand/connection.ts";
import { rememberWith } from "../source/remember.ts";
import { devicesOf } from "../spd/device.ts";
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
    const devices = devicesOf(sites.values(), connections, sitePolicies);
    const project = { connections, sites, keys, sitePolicies, baseline, offers, devices };
    const inOne = new Map<Rule, Diagnostic[]>();
    const gathered = new Map<Gather, unknown[]>();
    for (const connection of connections) {
      const { found, items } = partsOf(connection, baseline, offers);
      for (const [rule, some] of found) append(inOne, rule, some);
      for (const [gather, some] of items) append(gathered, gather, some);
    }
    return RULES.map((rule) => {
      const { check: ask, across } = rule;
      const items = across && gathered.get(across.gather);
      const found = [
        ...(inOne.get(rule) ?? []),
        ...((items && across?.judge(items, project)) ?? []),
        ...(ask?.(project) ?? []),
      ];
      return { rule, found };
    });
  },
);

type Gather = NonNullable<Rule["across"]>["gather"];

/** What one connection has to do with the rules: what those about one say, and what the others gather. Most have little. */
interface Parts {
  readonly found: readonly (readonly [Rule, readonly Diagnostic[]])[];
  readonly items: readonly (readonly [Gather, readonly unknown[]])[];
}

const GATHERS: readonly Gather[] = [...new Set(RULES.flatMap(({ across }) => across?.gather ?? []))];

const partsOf = rememberWith(
  (connection: Connection, baseline: ProjectFacts["baseline"], offers: ProjectFacts["offers"]): Parts => ({
    found: RULES.flatMap((rule) => {
      const found = rule.each?.(connection, { baseline, offers }) ?? [];
      return found.length === 0 ? [] : [[rule, found] as const];
    }),
    items: GATHERS.flatMap((gather) => {
      const items = gather(connection);
      return items.length === 0 ? [] : [[gather, items] as const];
    }),
  }),
);

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, more: readonly Value[]): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [...more]);
  else list.push(...more);
}
