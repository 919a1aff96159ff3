/** `name`, `comment` and `disabled`, which every block may have. */

import type { Evaluation } from "../resolve/evaluate.ts";
import { propertyOf, type FlatBlock } from "../resolve/flatten.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import type { Side } from "./connection.ts";

function scalarOf(
  block: FlatBlock | undefined,
  key: string,
  evaluation: Evaluation,
  side: Side,
): Scalar | undefined {
  const property = block && propertyOf(block, key);
  const typed = property && evaluation.values.get(property);
  const value = ((side === "right" ? typed?.right : undefined) ?? typed?.left)?.[0];
  return value?.kind === "path" ? undefined : value;
}

/** What `name =` says the object is called on the device. */
export function nameOf(
  block: FlatBlock | undefined,
  evaluation: Evaluation,
  side: Side = "left",
): string | undefined {
  const scalar = scalarOf(block, "name", evaluation, side);
  return scalar?.kind === "text" ? scalar.text : undefined;
}

/** The device's comment: `comment =`, else the text of the `##` above. */
export function commentOf(block: FlatBlock, evaluation: Evaluation, side: Side = "left"): string | undefined {
  const scalar = scalarOf(block, "comment", evaluation, side);
  if (scalar?.kind === "text") return scalar.text;
  return block.doc.length > 0 ? block.doc.join(" ") : undefined;
}

export function isDisabled(block: FlatBlock, evaluation: Evaluation, side: Side = "left"): boolean {
  const scalar = scalarOf(block, "disabled", evaluation, side);
  return scalar?.kind === "word" && scalar.word === "yes";
}
