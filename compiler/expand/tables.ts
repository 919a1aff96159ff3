/** What a tunnel or a site may look up beside its own declaration: when all of it is what it was, so is what becomes of them. */

import type { Evaluation } from "../resolve/evaluate.ts";
import type { Resolved } from "../resolve/declarations.ts";
import type { Item } from "../resolve/item.ts";
import type { Table } from "../source/remember.ts";
import type { SiteFacts } from "./site.ts";
import type { TunnelContext } from "./tunnels.ts";

export interface Tables {
  /** The profiles among them. */
  readonly declarations: Table<Resolved>;
  /** Readable or not. */
  readonly declaredSites: Table<unknown>;
  readonly sites: Table<SiteFacts>;
  readonly secrets: Table<Item>;
  /** What `inside = from …` gave, by tunnel. */
  readonly allocations: Table<string>;
  /** All names of a kind. */
  readonly names: Table<readonly string[]>;
}

/** The same tables as long as an edit changed nothing in any: then nobody has to ask them again. */
export function steadyTables(before: Tables | undefined, now: Tables): Tables {
  const names = Object.keys(now) as (keyof Tables)[];
  const isSame = names.every((name) => before?.[name] === now[name]);
  return isSame && before !== undefined ? before : now;
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
