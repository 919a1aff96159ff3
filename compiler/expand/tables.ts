/** What a tunnel or a site may look up beside its own declaration: when all of it is what it was, so is what becomes of them. */

import type { Evaluation } from "../resolve/evaluate.ts";
import type { Resolved } from "../resolve/declarations.ts";
import type { Item } from "../resolve/item.ts";
import { steadyMap, type Table } from "../source/remember.ts";
import type { SiteFacts } from "./site.ts";
import type { TunnelContext } from "./tunnels.ts";

export interface Tables {
  /** The profiles among them. */
  readonly declarations: Table<Resolved>;
  readonly declaredSites: Table<true>;
  readonly sites: Table<SiteFacts>;
  readonly secrets: Table<Item>;
  /** What `inside = from …` gave, by tunnel. */
  readonly allocations: Table<string>;
  /** All names of a kind. */
  readonly names: Table<readonly string[]>;
}

/** What tunnels and sites look up by the name of its declaration: profiles, and whether there is a site. */
export interface Declared {
  readonly profiles: ReadonlyMap<string, Resolved>;
  readonly sites: ReadonlyMap<string, true>;
}

/** Each table is the same one as before as long as an edit changed nothing in it: then nobody has to ask it again. */
export function declaredIn(
  declarations: ReadonlyMap<string, Resolved>,
  before: Declared | undefined,
): Declared {
  const profiles = new Map<string, Resolved>();
  const sites = new Map<string, true>();
  for (const [key, resolved] of declarations) {
    const { kind } = resolved.symbol;
    if (kind === "site") sites.set(key, true);
    if (kind === "phase1" || kind === "phase2") profiles.set(key, resolved);
  }
  return { profiles: steadyMap(before?.profiles, profiles), sites: steadyMap(before?.sites, sites) };
}

/** Values of nodes follow from the declarations that hold them. */
export type Values = Evaluation["values"];
export type Selectors = Evaluation["selectors"];

export function contextFrom(
  { secrets, ...tables }: Tables,
  values: Values,
  selectors: Selectors,
): TunnelContext {
  return { ...tables, evaluation: { values, selectors, secrets }, diagnostics: [] };
}
