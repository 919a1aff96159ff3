/** The `manual` blocks of a tunnel or a peer: what either end receives with. */

import type { Fields } from "../model/model.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import type { FlatBlock } from "../resolve/flatten.ts";
import { nameOf } from "./common.ts";
import type { ManualPair, Side, StatedManual } from "./connection.ts";
import { fieldsOf, NO_PATHS } from "./fields.ts";

export function manualPairs(
  owner: FlatBlock,
  form: ManualPair["form"],
  evaluation: Evaluation,
): readonly ManualPair[] {
  return (owner.blocks.get("manual") ?? []).map((block) => {
    const read = (side: Side): Fields =>
      fieldsOf(block, evaluation, { side, from: form, through: undefined, paths: NO_PATHS });
    return {
      name: nameOf(block, evaluation) ?? block.name ?? "",
      place: block.place,
      form,
      ends: [read("left"), read("right")],
    };
  });
}

/** What the left and the right end of the connection receive with. */
export function receivedAt({ manual, by }: StatedManual): ManualPair["ends"] {
  return by === "right" ? [manual.ends[1], manual.ends[0]] : manual.ends;
}
