/**
 * Judges one parameter of a connection: picks the comparison from its agreement class and the IKE version.
 * Proposal-check semantics are those measured with racoon, whose vocabulary RouterOS speaks; that RouterOS itself
 * behaves so is an inference. Both the rules and the table call this, so they cannot disagree.
 */

import { findAlgorithm } from "../catalogue/algorithms.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import { PARAMETERS } from "../catalogue/parameters.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import {
  wordOf,
  type Connection,
  type PolicyEnd,
  type PolicyPair,
  type Profile,
} from "../expand/connection.ts";
import type { Fields } from "../model/model.ts";
import {
  sameScalar,
  agreed,
  conflict,
  directional,
  equal,
  intersect,
  type Comparison,
  type EndValue,
} from "./compare.ts";

export interface Pair {
  readonly left: EndValue;
  readonly right: EndValue;
}

export function phase1Pair(connection: Connection, id: ParameterId): Pair {
  const [left, right] = connection.ends;
  return { left: left.phase1.fields.get(id), right: right.phase1.fields.get(id) };
}

/** An end that does not say is taken to follow the other one. */
export function isIkev2(connection: Connection): boolean {
  const known = connection.ends.flatMap((end) => wordOf(end.phase1.fields, "phase1.exchange") ?? []);
  return known.length > 0 && known.every((word) => word === "ikev2");
}

/** Keyed by hand: every encrypting policy names a manual template, even one that does not exist. */
export function isManual(connection: Connection): boolean {
  const encrypting = connection.policies.filter(encrypts);
  return encrypting.length > 0 && encrypting.every((policy) => policy.ends.some(namesManual));
}

function namesManual(end: PolicyEnd): boolean {
  return end.fields.get("policy.manual")?.value[0]?.kind === "reference";
}

export function encrypts(policy: PolicyPair): boolean {
  return policy.ends.some((end) => wordOf(end.fields, "policy.action") === "encrypt");
}

/** Whether a parameter means anything here: what it does not touch is neither compared nor shown. */
export function applies(id: ParameterId, connection: Connection): boolean {
  if (id === "phase1.prf") return isIkev2(connection);
  return id === "phase1.proposal-check" || id === "phase1.lifebytes" ? !isIkev2(connection) : true;
}

export function judgePhase1(connection: Connection, id: ParameterId): Comparison {
  const { left, right } = phase1Pair(connection, id);
  switch (id) {
    case "phase1.lifetime":
      return isIkev2(connection) ? independent(left) : lifetime(connection, left, right, 1);
    case "phase1.prf":
      return intersect(prfOf(connection.ends[0].phase1.fields), prfOf(connection.ends[1].phase1.fields));
    case "phase1.exchange":
      return equal(left, right);
    default:
      return byAgreement(id, left, right);
  }
}

/** `auto` follows the hash, as RouterOS documents it. */
function prfOf(fields: Fields): EndValue {
  const prf = fields.get("phase1.prf");
  const auto = prf?.value.length === 1 && prf.value[0]?.kind === "word" && prf.value[0].word === "auto";
  return prf === undefined || auto ? fields.get("phase1.hash") : prf;
}

export function judgePhase2(
  connection: Connection,
  profiles: readonly [Profile, Profile],
  id: ParameterId,
): Comparison {
  const [left, right] = [profiles[0].fields.get(id), profiles[1].fields.get(id)];
  switch (id) {
    case "phase2.auth":
      return integrity(profiles, left, right);
    case "phase2.lifetime":
      return isIkev2(connection) ? independent(left) : lifetime(connection, left, right, 2);
    case "phase2.pfs":
      return isIkev2(connection) ? equal(left, right) : pfsIkev1(connection, left, right);
    default:
      return byAgreement(id, left, right);
  }
}

function byAgreement(id: ParameterId, left: EndValue, right: EndValue): Comparison {
  switch (PARAMETERS.get(id)?.agreement) {
    case "equal":
    case "mirror":
      return equal(left, right);
    case "intersect":
      return intersect(left, right);
    default:
      return independent(left);
  }
}

/** No relation between the ends, or one that always works out: there is nothing to verify. */
function independent(left: EndValue): Comparison {
  return agreed(left?.value ?? []);
}

/** An AEAD cipher brings its own integrity: the lists matter only where both ends have a cipher that needs one. */
function integrity(profiles: readonly [Profile, Profile], left: EndValue, right: EndValue): Comparison {
  const [l, r] = profiles.map((profile) => profile.fields.get("phase2.encryption"));
  const common = intersect(l, r);
  const decisive = common.verdict === "agree" ? [common.common] : [l?.value ?? [], r?.value ?? []];
  return decisive.every((ciphers) => ciphers.some(needsIntegrity)) ? intersect(left, right) : agreed([]);
}

function needsIntegrity(cipher: Scalar): boolean {
  return cipher.kind === "word" && findAlgorithm("encryption", cipher.word)?.aead === false;
}

/** The word a responder judges lifetimes by; `undefined` where a device has no such setting. */
function checkOf(connection: Connection, side: "left" | "right"): string | undefined {
  const end = connection.ends[side === "left" ? 0 : 1];
  return wordOf(end.phase1.fields, "phase1.proposal-check");
}

function lifetime(connection: Connection, left: EndValue, right: EndValue, phase: 1 | 2): Comparison {
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

/** A responder without proposal-check insists on equality, as charon does. */
function pfsIkev1(connection: Connection, left: EndValue, right: EndValue): Comparison {
  const result = directional(left, right, (initiator, responder, side) => {
    if (sameScalar(initiator, responder)) return true;
    const check = checkOf(connection, side);
    if (check === "obey") return true;
    return (
      (check === "strict" || check === "claim") && responder.kind === "word" && responder.word === "none"
    );
  });
  return result.works === "none" ? conflict() : result;
}

/** The distinct phase 2 profile pairs of a connection's IKE policies. */
export function phase2Pairs(connection: Connection): readonly (readonly [Profile, Profile])[] {
  const seen = new Map<string, readonly [Profile, Profile]>();
  for (const policy of connection.policies) {
    if (!encrypts(policy) || policy.ends.some((end) => end.manual !== undefined)) continue;
    const pair = [policy.ends[0].phase2, policy.ends[1].phase2] as const;
    seen.set(`${pair[0].name} ${pair[1].name}`, pair);
  }
  return [...seen.values()];
}
