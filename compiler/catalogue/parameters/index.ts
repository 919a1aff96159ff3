/** Every parameter of the language, by id, by block, and by any of its spellings. */

import type { BlockKind, ParameterId } from "../ids.ts";
import type { Parameter } from "../types.ts";
import { any } from "./any.ts";
import { bgpInstance } from "./bgp-instance.ts";
import { bgp } from "./bgp.ts";
import { carrier } from "./carrier.ts";
import { dpd } from "./dpd.ts";
import { failover } from "./failover.ts";
import { firewall } from "./firewall.ts";
import { key } from "./key.ts";
import { manual } from "./manual.ts";
import { names } from "./names.ts";
import { peer } from "./peer.ts";
import { phase1 } from "./phase1.ts";
import { phase2 } from "./phase2.ts";
import { policy } from "./policy.ts";
import { site } from "./site.ts";
import { tunnel } from "./tunnel.ts";

const blocks: Readonly<Record<BlockKind, readonly Parameter[]>> = {
  phase1,
  dpd,
  phase2,
  key,
  site,
  "bgp-instance": bgpInstance,
  firewall,
  peer,
  tunnel,
  policy,
  manual,
  bgp,
  carrier,
  names,
  failover,
  any,
};

export const PARAMETERS: ReadonlyMap<ParameterId, Parameter> = new Map(
  Object.values(blocks).flatMap((rows) => rows.map((row) => [row.id, row] as const)),
);

/** What may be written in a block: its own parameters in the order of the catalogue, then those of every block. */
export function parametersOf(block: BlockKind): readonly Parameter[] {
  return block === "any" ? any : [...blocks[block], ...any];
}

function spellings(rows: readonly Parameter[]): readonly (readonly [string, Parameter])[] {
  return rows.flatMap((row) => [row.key, ...row.aliases].map((word) => [word, row] as const));
}

/** RouterOS has no `dpd` block: its `dpd-interval` and `dpd-maximum-failures` may stand in `phase1` itself. */
const flatDpd = spellings(dpd).filter(([word]) => word.startsWith("dpd-"));

const byBlock: ReadonlyMap<string, ReadonlyMap<string, Parameter>> = new Map(
  Object.entries(blocks).map(([block, rows]) => [
    block,
    new Map([...spellings(any), ...(block === "phase1" ? flatDpd : []), ...spellings(rows)]),
  ]),
);

/**
 * The parameter that a key means in a block, by its own name or an alias: `row.key === word` tells which. Its `block`
 * is `any` for `comment` and the like, and `dpd` for the flat spellings that `phase1` accepts.
 */
export function parameterOf(block: BlockKind, word: string): Parameter | undefined {
  return byBlock.get(block)?.get(word);
}
