/**
 * What an IKEv1 responder makes of a proposal that differs from its own: lifetimes, PFS, key lengths, byte limits, judged
 * for each end as initiator by the responder's `proposal-check`. As measured with racoon, whose vocabulary RouterOS speaks;
 * that RouterOS itself behaves so is an inference.
 */

import { findAlgorithm, type Algorithm } from "../catalogue/algorithms.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import { compareVersions } from "../catalogue/version.ts";
import { wordOf, wordsIn, type Connection, type End } from "../expand/connection.ts";
import { directional, intersect, sameScalar, worksFor, type Comparison, type EndValue } from "./compare.ts";
import type { Side } from "../expand/side.ts";

/** The word a responder judges by; `undefined` where a device has no such setting. */
function checkOf({ ends }: Connection, side: Side): string | undefined {
  return wordOf(ends[side === "left" ? 0 : 1].phase1.fields, "phase1.proposal-check");
}

export function lifetime(connection: Connection, left: EndValue, right: EndValue, phase: 1 | 2): Comparison {
  return directional(left, right, (initiator, responder, side) => {
    if (initiator.kind !== "number" || responder.kind !== "number") return true;
    switch (checkOf(connection, side)) {
      case "strict":
        return initiator.value <= responder.value;
      case "claim":
        // Phase 2 answers with its own shorter lifetime; phase 1 has no way to say so.
        return phase === 2 || initiator.value <= responder.value;
      case "exact":
        return initiator.value === responder.value;
      default:
        return true;
    }
  });
}

/** Only `exact` was seen to insist; the rest take the initiator's limit or keep to their own. */
export function lifebytes(connection: Connection, left: EndValue, right: EndValue): Comparison {
  return directional(
    left,
    right,
    (initiator, responder, side) => checkOf(connection, side) !== "exact" || sameScalar(initiator, responder),
  );
}

const NO_GROUP: Scalar = { kind: "word", word: "none" };

/** A responder without proposal-check insists on equality, as charon does. */
export function pfs(connection: Connection, left: EndValue, right: EndValue): Comparison {
  return directional(left, right, (initiator, responder, side) => {
    if (sameScalar(initiator, responder)) return true;
    const check = checkOf(connection, side);
    if (check === "obey") return true;
    return (check === "strict" || check === "claim") && sameScalar(responder, NO_GROUP);
  });
}

/**
 * One cipher in two key lengths is two offers, but not to racoon: it takes any length under `obey`, in phase 2 a longer key
 * under `strict` and `claim`. Phase 1 was measured under `obey` alone.
 */
export function keyLengths(
  connection: Connection,
  left: EndValue,
  right: EndValue,
  phase: 1 | 2,
): Comparison {
  const common = intersect(left, right);
  if (common.verdict !== "conflict") return common;
  const [l, r] = [ciphersIn(left), ciphersIn(right)];
  const [toRight, toLeft] = [accepted(l, r, "right"), accepted(r, l, "left")];
  const works = worksFor(toRight.length > 0, toLeft.length > 0);
  return works === "both"
    ? { verdict: "agree", works, common: toRight.map(({ id }) => ({ kind: "word", word: id })) }
    : { verdict: "conflict", works, common: [] };

  function accepted(
    offers: readonly Algorithm[],
    own: readonly Algorithm[],
    responder: Side,
  ): readonly Algorithm[] {
    if (!speaksRacoon(connection.ends[responder === "left" ? 0 : 1])) return [];
    const check = checkOf(connection, responder);
    return offers.filter((offer) => own.some((mine) => takes(offer, mine, check)));
  }

  function takes(offer: Algorithm, mine: Algorithm, check: string | undefined): boolean {
    if (familyOf(offer.id) !== familyOf(mine.id)) return false;
    if (check === "obey") return true;
    return phase === 2 && (check === "strict" || check === "claim") && offer.bits >= mine.bits;
  }
}

function ciphersIn(value: EndValue): readonly Algorithm[] {
  return wordsIn(value?.value).flatMap((word) => findAlgorithm("encryption", word) ?? []);
}

/** `aes-128-cbc` and `aes-256-cbc` are `aes-cbc`. */
function familyOf(id: string): string {
  return id.replace(/-(?:128|192|256)-/, "-");
}

function speaksRacoon({ site }: End): boolean {
  const { target, version } = site.device.value;
  return target === "routeros" && compareVersions(version ?? "7.0", "7.0") < 0;
}
