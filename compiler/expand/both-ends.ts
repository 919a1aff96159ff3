/**
 * The fields of a block that speaks for both ends of a tunnel. In: the block, and how its paths are read. Out: what either end has, as
 * one object wherever the ends have the same, and wherever all tunnels of a star, a mesh or a parent do.
 */

import type { Fields } from "../model/model.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import type { FlatBlock } from "../resolve/flatten.ts";
import type { ItemValue } from "../resolve/item.ts";
import { remember } from "../source/remember.ts";
import { languageFields } from "./defaults.ts";
import { fieldsOf, overlay, type PathReader } from "./fields.ts";
import type { Side } from "./side.ts";
import type { TunnelPlan } from "./topology.ts";

/** Whether other tunnels may have the very same blocks. */
export function isShared({ origin, resolved }: TunnelPlan): boolean {
  return origin !== undefined || resolved.ancestors.length > 0;
}

export function fieldsAtBothEnds(
  block: FlatBlock,
  evaluation: Evaluation,
  { paths, shared }: { readonly paths: PathReader; readonly shared: boolean },
): readonly [Fields, Fields] {
  const read = (side: Side): Fields =>
    fieldsOf(block, evaluation, { side, from: "tunnel", through: undefined, paths });
  if (!isCommon(block, evaluation)) return [read("left"), read("right")];
  const fields = (shared ? known.get(block) : undefined) ?? read("left");
  if (shared && holdsEverywhere(block, evaluation)) known.set(block, fields);
  return [fields, fields];
}

/** A declaration whose values are others is another block: this holds as long as the block does. */
const known = new WeakMap<FlatBlock, Fields>();

/** Nothing in it is said of one end alone, or read from one. */
function isCommon(block: FlatBlock, evaluation: Evaluation): boolean {
  return every(block, evaluation, ({ kind }) => kind !== "path");
}

/** What a declared secret is, its own declaration says. */
function holdsEverywhere(block: FlatBlock, evaluation: Evaluation): boolean {
  return every(block, evaluation, (value) => value.kind !== "reference" || value.to !== "secret");
}

function every(
  { properties }: FlatBlock,
  { values }: Evaluation,
  holds: (value: ItemValue) => boolean,
): boolean {
  for (const property of properties) {
    const typed = values.get(property);
    if (typed?.right !== undefined || typed?.left.every(holds) === false) return false;
  }
  return true;
}

/** Over what the language supplies. */
export function overDefaults(kind: "tunnel" | "policy", written: Fields, shared: boolean): Fields {
  return shared ? OVER[kind](written) : overlay(languageFields(kind), written);
}

const OVER = {
  tunnel: remember((written: Fields) => overlay(languageFields("tunnel"), written)),
  policy: remember((written: Fields) => overlay(languageFields("policy"), written)),
};
