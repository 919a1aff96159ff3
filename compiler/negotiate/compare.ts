/** How two ends' values of one parameter relate: equality, intersection, and who may initiate. Knows no messages. */

import type { Scalar } from "../catalogue/scalar.ts";
import type { Located } from "../source/located.ts";
import type { Verdict, Works } from "./table.ts";

export type EndValue = Located<readonly Scalar[]> | undefined;

export interface Comparison {
  readonly verdict: Verdict;
  readonly works: Works;
  /** What both have, in the left end's order of preference. */
  readonly common: readonly Scalar[];
}

const UNKNOWN: Comparison = { verdict: "unverifiable", works: "both", common: [] };

export function sameScalar(a: Scalar, b: Scalar): boolean {
  if (a.kind === "word" && b.kind === "word") return a.word === b.word;
  return a === b || JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));
}

/** Only what decides equality: not how it was written, nor through which name. */
function comparable(scalar: Scalar): unknown {
  if (scalar.kind === "secret") return [scalar.source, scalar.name];
  if (scalar.kind === "prefix") return [scalar.address, scalar.length];
  return scalar;
}

/** A value that could not be understood is unknown: it has its own report, and must not raise a second one here. */
function known(value: EndValue): value is NonNullable<EndValue> {
  return value !== undefined && value.value.length > 0;
}

export function equal(left: EndValue, right: EndValue): Comparison {
  if (!known(left) || !known(right)) return UNKNOWN;
  const same =
    left.value.length === right.value.length &&
    left.value.every((scalar) => right.value.some((other) => sameScalar(scalar, other)));
  return same ? agreed(left.value) : conflict();
}

export function intersect(left: EndValue, right: EndValue): Comparison {
  if (!known(left) || !known(right)) return UNKNOWN;
  const common = left.value.filter((scalar) => right.value.some((other) => sameScalar(scalar, other)));
  return common.length > 0 ? agreed(common) : conflict();
}

/** `accepts(initiator, responder)` for each direction. */
export function directional(
  left: EndValue,
  right: EndValue,
  accepts: (initiator: Scalar, responder: Scalar, responderSide: "left" | "right") => boolean,
): Comparison {
  const [l, r] = [left?.value[0], right?.value[0]];
  if (l === undefined || r === undefined) return UNKNOWN;
  const works = worksFor(accepts(l, r, "right"), accepts(r, l, "left"));
  return { verdict: works === "both" ? "agree" : "conflict", works, common: works === "none" ? [] : [l] };
}

export function worksFor(leftInitiates: boolean, rightInitiates: boolean): Works {
  if (leftInitiates && rightInitiates) return "both";
  if (leftInitiates) return "left-initiates";
  return rightInitiates ? "right-initiates" : "none";
}

export function agreed(common: readonly Scalar[]): Comparison {
  return { verdict: "agree", works: "both", common };
}

export function conflict(): Comparison {
  return { verdict: "conflict", works: "none", common: [] };
}
