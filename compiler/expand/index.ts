/** From resolved declarations to connections: the entry of this phase. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { LockEntry } from "../project/lock-file.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import { comparePlaces } from "../source/place.ts";
import { rememberLooks, steadyMap } from "../source/remember.ts";
import type { Resolved } from "../resolve/declarations.ts";
import type { Symbol } from "../resolve/symbols.ts";
import type { Connection } from "./connection.ts";
import { applyFailovers, type SiteFailover } from "./failover.ts";
import { allocateInside, type Allocations } from "./inside.ts";
import { readKey, type KeyFacts } from "./key.ts";
import { expandOneSided } from "./one-sided.ts";
import type { SitePolicy } from "./site-policies.ts";
import { readSite, type SiteFacts } from "./site.ts";
import {
  contextFrom,
  declaredIn,
  type Declared,
  type Selectors,
  type Tables,
  type Values,
} from "./tables.ts";
import { planTunnels, type TunnelPlan } from "./topology.ts";
import { expandTunnel } from "./tunnels.ts";

export interface Expansion {
  /** What was looked up on the way. */
  readonly declared: Declared;
  readonly sites: ReadonlyMap<string, SiteFacts>;
  readonly keys: ReadonlyMap<string, KeyFacts>;
  /** By file path and position. */
  readonly connections: readonly Connection[];
  /** What the sites protect or exempt by themselves, in the order written; those of peers are in the connections too. */
  readonly sitePolicies: ReadonlyMap<string, readonly SitePolicy[]>;
  /** At each router that switches by itself. */
  readonly failovers: readonly SiteFailover[];
  /** What `inside = from …` gave, by tunnel. */
  readonly allocations: Allocations;
  readonly diagnostics: readonly Diagnostic[];
}

export function expand(
  declarations: ReadonlyMap<string, Resolved>,
  evaluation: Evaluation,
  lock: readonly LockEntry[],
  failovers: readonly Symbol[],
  before?: Pick<Expansion, "sites" | "declared">,
): Expansion {
  const diagnostics: Diagnostic[] = [];
  const read = new Map<string, SiteFacts>();
  const keys = new Map<string, KeyFacts>();
  const siteNames: string[] = [];
  const { values, selectors, secrets } = evaluation;
  for (const resolved of declarations.values()) {
    const { kind, name } = resolved.symbol;
    if (kind === "key") keys.set(name, keyFrom(resolved, { secrets }, values, selectors));
    if (kind !== "site") continue;
    siteNames.push(name);
    const found = siteFrom(resolved, { secrets }, values, selectors);
    for (const diagnostic of found.diagnostics) diagnostics.push(diagnostic);
    if (found.site !== undefined) read.set(name, found.site);
  }
  const sites = steadyMap(before?.sites, read);
  const plans = planTunnels(declarations, diagnostics);
  const allocations = allocateInside(plans, evaluation, lock, diagnostics);
  const names = { get: () => siteNames, has: () => true };
  const declared = declaredIn(declarations, before?.declared);
  const { profiles, sites: declaredSites } = declared;
  const tables: Tables = { declarations: profiles, declaredSites, sites, secrets, allocations, names };
  const tunnels: Connection[] = [];
  for (const plan of plans) {
    const expanded = tunnelFrom(plan, tables, values, selectors);
    for (const diagnostic of expanded.diagnostics) diagnostics.push(diagnostic);
    if (expanded.connection !== undefined) tunnels.push(expanded.connection);
  }
  const oneSided = expandOneSided(sites, tables, { values, selectors }, tunnels);
  diagnostics.push(...oneSided.diagnostics);
  const all = [...tunnels, ...oneSided.connections].toSorted((a, b) => comparePlaces(a.place, b.place));
  const inTurn = applyFailovers(failovers, all, { declarations, evaluation, diagnostics });
  return { declared, sites, keys, ...inTurn, sitePolicies: oneSided.policies, allocations, diagnostics };
}

const keyFrom = rememberLooks(
  (resolved: Resolved, { secrets }: Pick<Tables, "secrets">, values: Values, selectors: Selectors) =>
    readKey(resolved, { values, selectors, secrets }),
);

const siteFrom = rememberLooks(
  (resolved: Resolved, { secrets }: Pick<Tables, "secrets">, values: Values, selectors: Selectors) => {
    const diagnostics: Diagnostic[] = [];
    return { site: readSite(resolved, { values, selectors, secrets }, diagnostics), diagnostics };
  },
);

const tunnelFrom = rememberLooks((plan: TunnelPlan, tables: Tables, values: Values, selectors: Selectors) => {
  const context = contextFrom(tables, values, selectors);
  return { connection: expandTunnel(plan, context), diagnostics: context.diagnostics };
});
