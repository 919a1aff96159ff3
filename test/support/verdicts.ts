/** What a project's analysis says, without names of files, order of connections, or which end is called left. */

import { showScalars, unitOf } from "../../compiler/catalogue/show.ts";
import type {
  NegotiatedConnection,
  NegotiatedParameter,
  NegotiatedPhase,
  NegotiatedPolicy,
} from "../../compiler/negotiate/table.ts";
import type { Analysis } from "../../compiler/pipeline.ts";

/** `original` gives a renamed site its first name back. */
export function verdictsOf(analysis: Analysis, original: (site: string) => string = (site) => site): object {
  return {
    codes: analysis.diagnostics.map((d) => `${d.severity} ${d.code}`).toSorted(),
    connections: sorted(analysis.table.connections.map((connection) => normal(connection, original))),
  };
}

function normal(connection: NegotiatedConnection, original: (site: string) => string): object {
  const sites = connection.ends.map(({ site }) => original(site));
  const name = connection.name
    .split(" <-> ")
    .map((part) => part.replace(/^[^.]+(?=\.)/, original))
    .map((part) => unmade(part, connection, original))
    .toSorted();
  return {
    name,
    verdict: connection.verdict,
    ends: byEnd(
      sites,
      connection.ends.map(({ device, outside }) => ({ device, outside })),
    ),
    phase1: phase(connection.phase1, sites),
    // Which policy's phase 2 stands for the tunnel's depends on their order.
    phase2: connection.policies.length > 1 ? undefined : phase(connection.phase2, sites),
    policies: sorted(connection.policies.map((policy) => policyOf(policy, sites))),
  };
}

/** A star and a mesh call their tunnels after the sites. */
function unmade(name: string, { ends }: NegotiatedConnection, original: (site: string) => string): string {
  return ends.reduce((all, { site }) => all.replace(`-${site}`, `-${original(site)}`), name);
}

/**
 * The suite is predicted for the left end's preferences: only whether there is one is the same for both, and not even that
 * where the ends agree in one direction only.
 */
function phase(of: NegotiatedPhase | undefined, sites: readonly string[]): object | undefined {
  if (of === undefined) return undefined;
  const suite = of.parameters.every(({ works }) => works === "both") ? of.suite !== undefined : undefined;
  return { suite, parameters: of.parameters.map((p) => parameterOf(p, sites)) };
}

function parameterOf(row: NegotiatedParameter, sites: readonly string[]): object {
  const { parameter, left, right, rule, verdict, works, code } = row;
  const shown = [left, right].map(
    (end) => end && { values: showScalars(end.value, unitOf(parameter)), from: end.from },
  );
  const who = works === "left-initiates" ? sites[0] : works === "right-initiates" ? sites[1] : works;
  return { parameter, values: byEnd(sites, shown), rule, verdict, who, code };
}

function policyOf(
  { source, destination, traffic, action, verdict, phase2 }: NegotiatedPolicy,
  sites: readonly string[],
): object {
  const ports = /^(\S+) (\S+) -> (\S+)$/.exec(traffic);
  // Traffic and networks are shown as the left end sees them: where the ends differ they are not both shown.
  const flow = verdict === "conflict" ? [] : ports === null ? [traffic] : ports.slice(1);
  const networks = verdict === "conflict" ? [] : [source, destination];
  return {
    ends: byEnd(sites, [
      { network: networks[0], port: flow[1] },
      { network: networks[1], port: flow[2] },
    ]),
    protocol: flow[0],
    action: verdict === "conflict" ? undefined : action,
    verdict,
    phase2: phase(phase2, sites),
  };
}

function byEnd<T>(
  sites: readonly string[],
  values: readonly T[],
): readonly (readonly [string, T | undefined])[] {
  return sites
    .map((site, at): readonly [string, T | undefined] => [site, values[at]])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function sorted(values: readonly object[]): object[] {
  const text = (value: object): string => JSON.stringify(value);
  return values.toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
}
