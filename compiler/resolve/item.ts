/** A typed value as written: scalars, and paths that only a tunnel's ends can resolve. */

import type { Span } from "../../grammar/ast.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import type { Place } from "../source/place.ts";

/** `left.lan`, `right.inside`, `hq.lan`. */
export interface PathValue {
  readonly kind: "path";
  readonly root: string;
  readonly member: string;
}

export type ItemValue = Scalar | PathValue;

export interface Item {
  readonly value: ItemValue;
  readonly place: Place;
}

/** One property's value: one list, or one per end. A project has more of them than of anything else that is made of its text. */
export interface TypedValue {
  readonly left: readonly ItemValue[];
  readonly right: readonly ItemValue[] | undefined;
  readonly place: Place;
  /** Where each of them stands, those of `left` first; `undefined`: all where the value does, which is one term. */
  readonly spans: readonly Span[] | undefined;
}

export function typedValue(
  left: readonly Item[],
  right: readonly Item[] | undefined,
  place: Place,
): TypedValue {
  const spans = [...left, ...(right ?? [])].map((item) => item.place.span);
  return {
    left: left.map(({ value }) => value),
    right: right?.map(({ value }) => value),
    place,
    spans: spans.every((span) => span === place.span) ? undefined : spans,
  };
}

/** One by one; without a pair, `right` has what `left` has. */
export function itemsAt(typed: TypedValue, side: "left" | "right"): readonly Item[] {
  const { left, right, place, spans } = typed;
  const isRight = side === "right" && right !== undefined;
  const from = isRight ? left.length : 0;
  return (isRight ? right : left).map((value, at) => {
    const span = spans?.[from + at];
    return { value, place: span === undefined ? place : { uri: place.uri, span } };
  });
}
