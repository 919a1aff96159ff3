/** From resolved declarations to connections: the entry of this phase. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { LockEntry } from "../project/lock-file.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import { comparePlaces } from "../source/place.ts";
import type { Resolved } from "../resolve/declarations.ts";
import type { Symbol } from "../resolve/symbols.ts";
import type { Connection } from "./connection.ts";
import { applyFailovers, type SiteFailover } from "./failover.ts";
import { allocateInside, type Allocations } from "./inside.ts";
import { readKey, type KeyFacts } from "./key.ts";
import { expandOneSided } from "./one-sided.ts";
import type { SitePolicy } from "./site-policies.ts";
import { readSite, type SiteFacts } from "./site.ts";
import { planTunnels } from "./topology.ts";
import { expandTunnel } from "./tunnels.ts";

export interface Expansion {
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
): Expansion {
  const diagnostics: Diagnostic[] = [];
  const sites = new Map<string, SiteFacts>();
  const keys = new Map<string, KeyFacts>();
  const siteNames: string[] = [];
  for (const resolved of declarations.values()) {
    if (resolved.symbol.kind === "key") keys.set(resolved.symbol.name, readKey(resolved, evaluation));
    if (resolved.symbol.kind !== "site") continue;
    siteNames.push(resolved.symbol.name);
    const site = readSite(resolved, evaluation, diagnostics);
    if (site !== undefined) sites.set(site.name, site);
  }
  const plans = planTunnels(declarations, diagnostics);
  const allocations = allocateInside(plans, evaluation, lock, diagnostics);
  const context = {
    declarations,
    evaluation,
    sites,
    siteNames,
    diagnostics,
    allocations,
    read: new Map(),
  };
  const tunnels = plans.flatMap((plan) => expandTunnel(plan, context) ?? []);
  const oneSided = expandOneSided(context, tunnels);
  const all = [...tunnels, ...oneSided.connections].toSorted((a, b) => comparePlaces(a.place, b.place));
  const inTurn = applyFailovers(failovers, all, context);
  return { sites, keys, ...inTurn, sitePolicies: oneSided.policies, allocations, diagnostics };
}
