/** A typed value as written: scalars, and paths that only a tunnel's ends can resolve. */

import type { Scalar } from "../catalogue/scalar.ts";
import type { Place } from "../source/place.ts";

/** `left.lan`, `right.inside`, `hq.lan`. */
export interface PathValue {
  readonly kind: "path";
  readonly root: string;
  readonly member: string;
}

export interface Item {
  readonly value: Scalar | PathValue;
  readonly place: Place;
}

/** One property's value: one list, or one per end. */
export interface TypedValue {
  readonly left: readonly Item[];
  readonly right: readonly Item[] | undefined;
  readonly place: Place;
}
