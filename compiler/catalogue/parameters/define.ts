/** Builds the rows of one block from its keys. A key without a row, or a row without a key, does not type-check. */

import type { BlockKind, ParameterId } from "../ids.ts";
import type { Parameter } from "../types.ts";

type KeyIn<Id, Block extends BlockKind> = Id extends `${Block}.${infer Key}` ? Key : never;

/** The keys that `PARAMETER_IDS` lists for a block. */
export type KeyOf<Block extends BlockKind> = KeyIn<ParameterId, Block>;

/** A row without what its place says already; `aliases` defaults to none, `list` to a single value. */
export interface Row extends Omit<Parameter, "id" | "block" | "key" | "aliases" | "list"> {
  readonly aliases?: readonly string[];
  readonly list?: true;
}

export function defineBlock<Block extends BlockKind>(
  block: Block,
  rows: Readonly<Record<KeyOf<Block>, Row>>,
): readonly Parameter[] {
  return Object.entries<Row>(rows).map(([key, { aliases = [], list = false, ...row }]) => {
    // Sound: the keys of `rows` are those for which `BLOCK.KEY` is an id.
    const id = `${block}.${key}` as ParameterId;
    return { id, block, key, aliases, list, ...row };
  });
}
