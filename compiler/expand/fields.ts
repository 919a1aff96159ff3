/** Turns typed properties into located fields and lays layers over each other, nearest last. */

import { fitted } from "../../grammar/fitted.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import { parameterOf } from "../catalogue/parameters.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import type { Fields } from "../model/model.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import type { FlatBlock } from "../resolve/flatten.ts";
import { itemsAt, type Item, type ItemValue, type PathValue, type TypedValue } from "../resolve/item.ts";
import type { Located, Origin } from "../source/located.ts";
import type { Place } from "../source/place.ts";
import { joinedSpan } from "../source/spans.ts";
import type { Side } from "./side.ts";

/** Reads `left.lan` and the like; reports and returns nothing when the end has no such value. */
export type PathReader = (path: PathValue, place: Place) => readonly Scalar[];

export const NO_PATHS: PathReader = () => [];

/** An empty table is as large as one with four rows, and most blocks are not there. */
export const NO_FIELDS: Fields = new Map();

export interface Layer {
  readonly side: Side;
  readonly from: Origin;
  /** `phase1 aws`, for values that come through a named declaration. */
  readonly through: string | undefined;
  readonly paths: PathReader;
}

export function fieldsOf(block: FlatBlock | undefined, evaluation: Evaluation, layer: Layer): Fields {
  if (block === undefined || block.properties.length === 0) return NO_FIELDS;
  const fields = new Map<ParameterId, Located<readonly Scalar[]>>();
  for (const property of block.properties) {
    const parameter = parameterOf(block.kind, property.key.text);
    const typed = evaluation.values.get(property);
    // `name`, `comment` and `disabled` belong to the object, not to what is negotiated.
    if (parameter === undefined || parameter.block === "any") continue;
    // A damaged value hides the layers below it: nobody knows what was meant.
    fields.set(parameter.id, typed === undefined ? DAMAGED : locate(typed, evaluation, layer));
  }
  return fields;
}

const DAMAGED: Located<readonly Scalar[]> = {
  value: [],
  from: "tunnel",
  place: undefined,
  through: undefined,
};

/** The list a side sees, where it stands. */
export function locate(typed: TypedValue, evaluation: Evaluation, layer: Layer): Located<readonly Scalar[]> {
  const paired = typed.right !== undefined;
  return {
    value: scalarsIn(typed, evaluation, layer),
    from: paired ? "side" : layer.from,
    place: paired ? spanning(itemsAt(typed, layer.side)) : typed.place,
    through: layer.through,
  };
}

/** The list as it was typed, unless something in it has to be looked up. */
function scalarsIn(typed: TypedValue, evaluation: Evaluation, { side, paths }: Layer): readonly Scalar[] {
  const values = (side === "right" ? typed.right : undefined) ?? typed.left;
  if (values.every(standsForItself)) return values;
  return fitted(itemsAt(typed, side).flatMap((item) => scalarsOf(item, evaluation, paths)));
}

function standsForItself(value: ItemValue): value is Scalar {
  return value.kind !== "path" && !(value.kind === "reference" && value.to === "secret");
}

function scalarsOf({ value, place }: Item, evaluation: Evaluation, paths: PathReader): readonly Scalar[] {
  if (value.kind === "path") return paths(value, place);
  if (value.kind !== "reference" || value.to !== "secret") return [value];
  const declared = evaluation.secrets.get(value.name)?.value;
  return declared?.kind === "secret" ? [{ ...declared, declared: value.name }] : [value];
}

export function spanning(items: readonly Item[]): Place | undefined {
  const head = items[0];
  const tail = items.at(-1);
  if (head === undefined || tail === undefined) return undefined;
  return { uri: head.place.uri, span: joinedSpan(head.place.span, tail.place.span) };
}

export function overlay(...layers: readonly Fields[]): Fields {
  const [lowest, ...others] = layers.filter((layer) => layer.size > 0);
  if (lowest === undefined || others.length === 0) return lowest ?? NO_FIELDS;
  const fields = new Map(lowest);
  for (const layer of others) layer.forEach((located, id) => fields.set(id, located));
  return fields;
}
