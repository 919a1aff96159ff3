/** The two lists of a policy's selectors as pairs of located prefixes, for a tunnel's policies and for a site's own. */

import type { PrefixScalar, Scalar } from "../catalogue/scalar.ts";
import type { Item } from "../resolve/item.ts";
import type { Located } from "../source/located.ts";
import type { Place } from "../source/place.ts";
import { spanning, type PathReader } from "./fields.ts";
import { ANY4, ANY6 } from "./site.ts";

export type Selector = Located<PrefixScalar>;

/** Same families only; `any` takes the family of the other side. */
export function pairSelectors(left: readonly Selector[], right: readonly Selector[]): [Selector, Selector][] {
  return left.flatMap((l) =>
    right.flatMap((r): [Selector, Selector][] => {
      if (l.value.family === r.value.family) return [[l, r]];
      if (l.value === ANY4) return [[{ ...l, value: ANY6 }, r]];
      return r.value === ANY4 ? [[l, { ...r, value: ANY6 }]] : [];
    }),
  );
}

export function selectorsOf(items: readonly Item[], paths: PathReader, place: Place): Selector[] {
  return items.flatMap((item): Selector[] => {
    const values: readonly Scalar[] =
      item.value.kind === "path" ? paths(item.value, item.place) : [item.value];
    const from = item.value.kind === "path" ? "derived" : "tunnel";
    return values.flatMap((value): Selector[] => {
      if (value.kind === "word") return [{ value: ANY4, from, place: item.place, through: undefined }];
      return value.kind === "prefix"
        ? [{ value, from, place: spanning([item]) ?? place, through: undefined }]
        : [];
    });
  });
}
