/**
 * What may stand in each block: nested blocks by their head, and whether policies may. Keys are in the parameter rows.
 * Heads are words of the user, so they are looked up in maps: an object would also answer to `constructor`.
 */

import type { BlockKind, ParameterId } from "./ids.ts";

export type ShapedKind = Exclude<BlockKind, "any">;

export interface ChildBlock {
  readonly block: ShapedKind;
  /** `optional`: without a name it merges into the inherited one, or takes the enclosing declaration's name. */
  readonly named: "required" | "optional" | "never";
  /** Words of which one stands between the head and the name: `carrier gre NAME`. */
  readonly variants?: readonly string[];
  /** Only one, whatever it is called; blocks whose name may be missing are so anyway. */
  readonly single?: true;
}

/** Whether a block of this kind can stand only once in the one around it. */
export function isSingle({ named, single }: ChildBlock): boolean {
  return named !== "required" || single === true;
}

export interface BlockShape {
  readonly children: ReadonlyMap<string, ChildBlock>;
  readonly policies: "<->" | "->" | undefined;
}

const carrier: ChildBlock = { block: "carrier", named: "required", variants: ["gre", "ipip"], single: true };

const plain: BlockShape = { children: new Map(), policies: undefined };

function byHead(blocks: Readonly<Record<string, ChildBlock>>): ReadonlyMap<string, ChildBlock> {
  return new Map(Object.entries(blocks));
}

export const BLOCKS: Readonly<Record<ShapedKind, BlockShape>> = {
  phase1: { ...plain, children: byHead({ dpd: { block: "dpd", named: "never" } }) },
  dpd: plain,
  phase2: plain,
  key: plain,
  site: {
    children: byHead({
      bgp: { block: "bgp-instance", named: "required" },
      firewall: { block: "firewall", named: "never" },
      peer: { block: "peer", named: "required" },
      names: { block: "names", named: "never" },
    }),
    policies: "->",
  },
  peer: {
    ...plain,
    children: byHead({
      phase1: { block: "phase1", named: "never" },
      phase2: { block: "phase2", named: "never" },
      bgp: { block: "bgp", named: "optional" },
      manual: { block: "manual", named: "required" },
      carrier,
    }),
  },
  "bgp-instance": plain,
  firewall: plain,
  tunnel: {
    children: byHead({
      phase1: { block: "phase1", named: "never" },
      phase2: { block: "phase2", named: "never" },
      bgp: { block: "bgp", named: "optional" },
      manual: { block: "manual", named: "required" },
      carrier,
    }),
    policies: "<->",
  },
  policy: plain,
  manual: plain,
  bgp: plain,
  carrier: plain,
  names: plain,
  failover: plain,
};

/** What a pair in a peer may say: what this site has, and what it believes the other end has. */
export const BELIEVED: ReadonlySet<ParameterId> = new Set<ParameterId>([
  "peer.inside",
  "bgp.as",
  "manual.ah-spi",
  "manual.ah-key",
  "manual.esp-spi",
  "manual.esp-enc-key",
  "manual.esp-auth-key",
]);

/** Heads of top-level declarations with a block, and what is in the block. */
export const TOP_LEVEL: ReadonlyMap<string, ShapedKind> = new Map([
  ["phase1", "phase1"],
  ["phase2", "phase2"],
  ["key", "key"],
  ["site", "site"],
  ["tunnel", "tunnel"],
  ["mesh", "tunnel"],
  ["failover", "failover"],
]);

/** Words with a meaning of their own: no declaration may be called so. */
export const RESERVED_NAMES: readonly string[] = [
  "yes",
  "no",
  "any",
  "all",
  "none",
  "auto",
  "from",
  "on",
  "left",
  "right",
];
