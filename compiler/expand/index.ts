/** From resolved declarations to connections: the entry of this phase. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { LockEntry } from "../project/lock-file.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import { comparePlaces } from "../source/place.ts";
import { rememberEach, rememberFlat, rememberSorted } from "../source/lists.ts";
import { rememberNamed, type Named } from "../source/named.ts";
import { follow, remember, rememberLooks, steadyList, steadyMap } from "../source/remember.ts";
import type { Resolved } from "../resolve/declarations.ts";
import type { SymbolKind } from "../resolve/symbols.ts";
import type { Connection } from "./connection.ts";
import { applyFailovers, type SiteFailover } from "./failover.ts";
import { allocateInside, type Allocations } from "./inside.ts";
import { readKey, type KeyFacts } from "./key.ts";
import { expandOneSided } from "./one-sided.ts";
import type { SitePolicy } from "./site-policies.ts";
import { readSite, type SiteFacts } from "./site.ts";
import { contextFrom, steadyTables, type Selectors, type Tables, type Values } from "./tables.ts";
import { planTunnels, type TunnelPlan } from "./topology.ts";
import { expandTunnel } from "./tunnels.ts";

export interface Expansion {
  /** What was looked up on the way. */
  readonly tables: Tables;
  readonly sites: Named<SiteFacts>;
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
  declarations: Named<Resolved>,
  evaluation: Evaluation,
  lock: readonly LockEntry[],
  before?: Expansion,
): Expansion {
  const { values, selectors, secrets } = evaluation;
  const { list } = declarations;
  const declaredSites = sitesAmong(list);
  const read = readSites(declaredSites, secrets, values, selectors);
  const sites = sitesByName(readable(read));
  const keys = keysByName(readKeys(keysAmong(list), secrets, values, selectors));
  const { plans, diagnostics: misplanned } = planTunnels(tunnelsAmong(list));
  const diagnostics: Diagnostic[] = [...misplanned];
  const allocations = steadyMap(before?.allocations, allocateInside(plans, evaluation, lock, diagnostics));
  const { places } = declaredByName(declaredSites);
  const tables = steadyTables(before?.tables, {
    declarations: profilesByKey(profilesAmong(list)),
    declaredSites: places,
    sites,
    secrets,
    allocations,
    names: namesIn(places),
  });
  const expanded = expandTunnels(plans, tables, values, selectors);
  const tunnels = connectionsIn(expanded);
  const oneSided = expandOneSided(sites.list, tables, { values, selectors }, tunnels);
  const all = byPlace(oneSided.connections.length === 0 ? tunnels : [...tunnels, ...oneSided.connections]);
  diagnostics.push(...problemsOfSites(read), ...problemsOfTunnels(expanded), ...oneSided.diagnostics);
  const failovers = failoversAmong(list).map(({ symbol }) => symbol);
  const inTurn = applyFailovers(failovers, all, { declarations, evaluation, diagnostics });
  return {
    tables,
    sites,
    keys,
    connections: follow(steadyList(before?.connections, inTurn.connections), before?.connections),
    sitePolicies: steadyMap(before?.sitePolicies, oneSided.policies),
    failovers: steadyList(before?.failovers, inTurn.failovers),
    allocations,
    diagnostics,
  };
}

/** Those of some kinds. */
function among(...kinds: readonly SymbolKind[]): (list: readonly Resolved[]) => readonly Resolved[] {
  return rememberFlat((resolved: Resolved) => (kinds.includes(resolved.symbol.kind) ? [resolved] : []));
}

const sitesAmong = among("site");
const keysAmong = among("key");
const tunnelsAmong = among("tunnel");
const profilesAmong = among("phase1", "phase2");
const failoversAmong = among("failover");

const declaredByName = rememberNamed<Resolved>(({ symbol }) => symbol.name);
const profilesByKey = rememberNamed<Resolved>(({ symbol }) => symbol.key);
const sitesByName = rememberNamed<SiteFacts>(({ name }) => name);
const keysByName = rememberNamed<KeyFacts>(({ name }) => name);
const byPlace = rememberSorted<Connection>((a, b) => comparePlaces(a.place, b.place));

const namesIn = remember(
  (places: ReadonlyMap<string, unknown>): Tables["names"] => new Map([["site", [...places.keys()]]]),
);

type Secrets = Tables["secrets"];

const readKeys = rememberEach(
  (resolved: Resolved, secrets: Secrets, values: Values, selectors: Selectors): KeyFacts =>
    keyFrom(resolved, { secrets }, values, selectors),
);

const keyFrom = rememberLooks(
  (resolved: Resolved, { secrets }: Pick<Tables, "secrets">, values: Values, selectors: Selectors) =>
    readKey(resolved, { values, selectors, secrets }),
);

const readSites = rememberEach(
  (resolved: Resolved, secrets: Secrets, values: Values, selectors: Selectors): ReadSite =>
    siteFrom(resolved, { secrets }, values, selectors),
);

interface ReadSite {
  /** One, or none that can be read. */
  readonly sites: readonly SiteFacts[];
  readonly diagnostics: readonly Diagnostic[];
}

const siteFrom = rememberLooks(
  (
    resolved: Resolved,
    { secrets }: Pick<Tables, "secrets">,
    values: Values,
    selectors: Selectors,
  ): ReadSite => {
    const diagnostics: Diagnostic[] = [];
    const site = readSite(resolved, { values, selectors, secrets }, diagnostics);
    return { sites: site === undefined ? [] : [site], diagnostics };
  },
);

const readable = rememberFlat(({ sites }: ReadSite) => sites);
const problemsOfSites = rememberFlat(({ diagnostics }: ReadSite) => diagnostics);

interface Expanded {
  /** One, or none that can be understood. */
  readonly connections: readonly Connection[];
  readonly diagnostics: readonly Diagnostic[];
}

const tunnelFrom = rememberLooks(
  (plan: TunnelPlan, tables: Tables, values: Values, selectors: Selectors): Expanded => {
    const context = contextFrom(tables, values, selectors);
    const connection = expandTunnel(plan, context);
    return { connections: connection === undefined ? [] : [connection], diagnostics: context.diagnostics };
  },
);

const expandTunnels = rememberEach(tunnelFrom);
const connectionsIn = rememberFlat(({ connections }: Expanded) => connections);
const problemsOfTunnels = rememberFlat(({ diagnostics }: Expanded) => diagnostics);
