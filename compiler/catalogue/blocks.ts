/** What may stand in each block: nested blocks by their head, and whether policies may. Keys are in the parameter rows. */

import type { BlockKind } from "./ids.ts";

export interface ChildBlock {
  readonly block: BlockKind;
  /** `optional`: without a name it merges into the inherited one, or takes the enclosing declaration's name. */
  readonly named: "required" | "optional" | "never";
}

export interface BlockShape {
  readonly children: Readonly<Record<string, ChildBlock>>;
  readonly policies: "<->" | "->" | undefined;
  /** Heads that parse today and get their meaning later. */
  readonly later: readonly string[];
}

const plain: BlockShape = { children: {}, policies: undefined, later: [] };

export const BLOCKS: Readonly<Record<Exclude<BlockKind, "any">, BlockShape>> = {
  phase1: { ...plain, children: { dpd: { block: "dpd", named: "never" } } },
  dpd: plain,
  phase2: plain,
  key: plain,
  site: {
    children: {
      bgp: { block: "bgp-instance", named: "required" },
      peer: { block: "peer", named: "required" },
    },
    policies: "->",
    later: ["firewall", "names"],
  },
  peer: { ...plain, children: { phase1: { block: "phase1", named: "never" } } },
  "bgp-instance": plain,
  tunnel: {
    children: {
      phase1: { block: "phase1", named: "never" },
      phase2: { block: "phase2", named: "never" },
      bgp: { block: "bgp", named: "optional" },
      manual: { block: "manual", named: "required" },
    },
    policies: "<->",
    later: ["carrier"],
  },
  policy: plain,
  manual: plain,
  bgp: plain,
};

/** Heads of top-level declarations with a block, and what is in the block. */
export const TOP_LEVEL: Readonly<Record<string, Exclude<BlockKind, "any">>> = {
  phase1: "phase1",
  phase2: "phase2",
  key: "key",
  site: "site",
  tunnel: "tunnel",
};

/** Top-level heads that parse today and get their meaning later. */
export const LATER_TOP_LEVEL: readonly string[] = ["mesh", "failover", "test"];

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
