/** The two lists of a policy's selectors as pairs of located prefixes, for a tunnel's policies and for a site's own. */

import type { PrefixScalar, Scalar } from "../catalogue/scalar.ts";
import { showScalar } from "../catalogue/show.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
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

/** Where both sides have networks and no two of one family, nothing is left of a policy. */
export function familyMix(
  left: readonly Selector[],
  right: readonly Selector[],
  place: Place,
  subjects: readonly string[],
): Diagnostic[] {
  const [one, other] = [left[0], right[0]];
  if (one === undefined || other === undefined || pairSelectors(left, right).length > 0) return [];
  return [
    report("policy/family-mix", {
      message: `no packet can match this policy: ${showScalar(one.value)} is IPv${one.value.family}, ${showScalar(other.value)} is IPv${other.value.family}`,
      place,
      label: "two families of addresses",
      subjects,
    }),
  ];
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
