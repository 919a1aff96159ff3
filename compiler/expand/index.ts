/** From resolved declarations to connections: the entry of this phase. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import type { Resolved } from "../resolve/declarations.ts";
import type { Connection } from "./connection.ts";
import { readKey, type KeyFacts } from "./key.ts";
import { readSite, type SiteFacts } from "./site.ts";
import { expandTunnel } from "./tunnels.ts";

export interface Expansion {
  readonly sites: ReadonlyMap<string, SiteFacts>;
  readonly keys: ReadonlyMap<string, KeyFacts>;
  /** By file path and position. */
  readonly connections: readonly Connection[];
  readonly diagnostics: readonly Diagnostic[];
}

export function expand(declarations: ReadonlyMap<string, Resolved>, evaluation: Evaluation): Expansion {
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
  const connections = [...declarations.values()]
    .filter((resolved) => resolved.symbol.kind === "tunnel")
    .toSorted((a, b) => byPosition(a, b))
    .flatMap(
      (resolved) => expandTunnel(resolved, { declarations, evaluation, sites, siteNames, diagnostics }) ?? [],
    );
  return { sites, keys, connections, diagnostics };
}

function byPosition(a: Resolved, b: Resolved): number {
  const [p, q] = [a.symbol.place, b.symbol.place];
  return p.uri === q.uri ? p.span.start - q.span.start : p.uri < q.uri ? -1 : 1;
}
