/**
 * Judges one parameter of a connection: picks the comparison from its agreement class and the IKE version. Both the rules
 * and the table call this, so they cannot disagree.
 */

import { findAlgorithm } from "../catalogue/algorithms.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import { PARAMETERS } from "../catalogue/parameters.ts";
import {
  wordOf,
  wordsIn,
  type Connection,
  type PolicyEnd,
  type PolicyPair,
  type Profile,
} from "../expand/connection.ts";
import type { Fields } from "../model/model.ts";
import type { Side } from "../expand/side.ts";
import { agreed, conflict, equal, intersect, worksFor, type Comparison, type EndValue } from "./compare.ts";
import { remember } from "../source/remember.ts";
import { keyLengths, lifebytes, lifetime, pfs } from "./proposal-check.ts";
import { ikev2Suites, wordsOf } from "./suites.ts";

export interface Pair {
  readonly left: EndValue;
  readonly right: EndValue;
}

export function phase1Pair(connection: Connection, id: ParameterId): Pair {
  const [left, right] = connection.ends;
  return { left: left.phase1.fields.get(id), right: right.phase1.fields.get(id) };
}

/** An end that does not say is taken to follow the other one. */
export const isIkev2 = remember((connection: Connection): boolean => {
  const known = connection.ends.flatMap((end) => wordOf(end.phase1.fields, "phase1.exchange") ?? []);
  return known.length > 0 && known.every((word) => word === "ikev2");
});

/** Keyed by hand: every encrypting policy names a manual template, even one that does not exist. */
export const isManual = remember((connection: Connection): boolean => {
  const encrypting = connection.policies.filter(encrypts);
  return encrypting.length > 0 && encrypting.every((policy) => policy.ends.some(namesManual));
});

function namesManual(end: PolicyEnd): boolean {
  return end.fields.get("policy.manual")?.value[0]?.kind === "reference";
}

export const encrypts = remember((policy: PolicyPair): boolean =>
  policy.ends.some((end) => wordOf(end.fields, "policy.action") === "encrypt"),
);

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
    case "phase1.encryption":
      return isIkev2(connection) ? intersect(left, right) : keyLengths(connection, left, right, 1);
    case "phase1.hash":
      return isIkev2(connection)
        ? integrity(phase1Pair(connection, "phase1.encryption"), left, right)
        : intersect(left, right);
    case "phase1.prf":
      return pseudoRandom(connection);
    case "phase1.dh-group":
      return isAggressive(connection) ? aggressiveGroup(connection, left, right) : intersect(left, right);
    case "phase1.exchange":
      return equal(left, right);
    default:
      return byAgreement(id, left, right);
  }
}

/** A function that follows the hash is tied to it: both lists may have something in common and still make no suite. */
function pseudoRandom(connection: Connection): Comparison {
  const [left, right] = [connection.ends[0].phase1.fields, connection.ends[1].phase1.fields];
  // What follows a hash that is not common is no second cause.
  if ([left, right].every(followsHash) && judgePhase1(connection, "phase1.hash").verdict === "conflict")
    return agreed([]);
  const compared = intersect(prfOf(left), prfOf(right));
  if (compared.verdict !== "agree" || shareSuite(left)(right)) return compared;
  const others = ["phase1.encryption", "phase1.hash", "phase1.dh-group"] as const;
  return others.every((id) => judgePhase1(connection, id).verdict === "agree") ? conflict() : compared;
}

/** The tunnels of a star share their profiles. */
const shareSuite = remember((left: Fields) =>
  remember((right: Fields): boolean => {
    const offered = new Set(ikev2Suites(wordsOf(right)));
    return ikev2Suites(wordsOf(left)).some((suite) => offered.has(suite));
  }),
);

export function isAggressive({ ends }: Connection): boolean {
  return ends.every(({ phase1 }) => wordOf(phase1.fields, "phase1.exchange") === "aggressive");
}

/**
 * Aggressive mode sends the key of the initiator's first group with the proposal, so no other group can be agreed on (RFC 2409
 * section 5): it fails when the responder would choose another one.
 */
function aggressiveGroup(connection: Connection, left: EndValue, right: EndValue): Comparison {
  const compared = intersect(left, right);
  if (compared.verdict !== "agree") return compared;
  const [mine, theirs] = [wordsIn(left?.value), wordsIn(right?.value)];
  const works = worksFor(takes(mine, theirs, "right"), takes(theirs, mine, "left"));
  return {
    verdict: works === "both" ? "agree" : "conflict",
    works,
    common: works === "both" || works === "left-initiates" ? (left?.value.slice(0, 1) ?? []) : [],
  };

  function takes(initiator: readonly string[], responder: readonly string[], side: Side): boolean {
    const [order, others] = choosesItself(connection, side) ? [responder, initiator] : [initiator, responder];
    return order.find((group) => others.includes(group)) === initiator[0];
  }
}

/** charon as a responder goes by its own order, not by the initiator's: `prefer_configured_proposals`, measured. */
export function choosesItself({ ends }: Connection, side: Side): boolean {
  return ends[side === "left" ? 0 : 1].site.device.value.target === "strongswan";
}

function prfOf(fields: Fields): EndValue {
  return fields.get(followsHash(fields) ? "phase1.hash" : "phase1.prf");
}

/** As `auto` does, as RouterOS documents it, and what nobody states. */
function followsHash(fields: Fields): boolean {
  return ["", "auto"].includes(wordsOf(fields)("phase1.prf").join(" "));
}

export function judgePhase2(
  connection: Connection,
  profiles: readonly [Profile, Profile],
  id: ParameterId,
): Comparison {
  const [left, right] = [profiles[0].fields.get(id), profiles[1].fields.get(id)];
  switch (id) {
    case "phase2.encryption":
      if (profiles.every(isAh)) return independent(left);
      return isIkev2(connection) ? intersect(left, right) : keyLengths(connection, left, right, 2);
    case "phase2.auth":
      if (profiles.every(isAh)) return intersect(left, right);
      return integrity(ciphersOf(profiles), left, right);
    case "phase2.lifetime":
      return isIkev2(connection) ? independent(left) : lifetime(connection, left, right, 2);
    case "phase2.pfs":
      return isIkev2(connection) ? equal(left, right) : pfs(connection, left, right);
    case "phase2.lifebytes":
      return isIkev2(connection) ? independent(left) : lifebytes(connection, left, right);
    case "phase2.mode":
      return isTransportWish(connection, profiles)
        ? agreed([{ kind: "word", word: "tunnel" }])
        : equal(left, right);
    default:
      return byAgreement(id, left, right);
  }
}

/** AH alone has no cipher; what is stated of one is not used. */
export function isAh({ fields }: Profile): boolean {
  return wordsOf(fields)("phase2.ipsec-protocols").join(" ") === "ah";
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

/**
 * An AEAD cipher brings its own integrity: the lists decide only where each common cipher needs one, or, without a common
 * cipher, where both ends have one that does.
 */
function integrity(ciphers: Pair, left: EndValue, right: EndValue): Comparison {
  const common = intersect(ciphers.left, ciphers.right);
  const decisive =
    common.verdict === "agree"
      ? wordsIn(common.common).every(needsIntegrity)
      : [ciphers.left, ciphers.right].every((list) => wordsIn(list?.value).some(needsIntegrity));
  const compared = intersect(left, right);
  // The lists are still what a cipher beside the AEAD ones would use.
  return decisive || compared.verdict === "agree" ? compared : agreed([]);
}

function ciphersOf([left, right]: readonly [Profile, Profile]): Pair {
  return { left: left.fields.get("phase2.encryption"), right: right.fields.get("phase2.encryption") };
}

/** Under IKEv2 transport mode is a wish (RFC 7296 section 1.3.1): between two hosts the end that lacks it makes it a tunnel. */
export function isTransportWish(connection: Connection, profiles: readonly [Profile, Profile]): boolean {
  const differ =
    equal(profiles[0].fields.get("phase2.mode"), profiles[1].fields.get("phase2.mode")).verdict ===
    "conflict";
  return differ && isIkev2(connection) && connection.policies.filter(encrypts).every(isBetweenHosts);
}

function isBetweenHosts({ ends }: PolicyPair): boolean {
  return ends.every(({ source }) => source.value.length === (source.value.family === 4 ? 32 : 128));
}

function needsIntegrity(cipher: string): boolean {
  return findAlgorithm("encryption", cipher)?.aead === false;
}

/** The distinct phase 2 profile pairs of a connection's IKE policies. */
export const phase2Pairs = remember((connection: Connection): readonly (readonly [Profile, Profile])[] => {
  const seen = new Map<string, readonly [Profile, Profile]>();
  for (const policy of connection.policies) {
    if (!encrypts(policy) || policy.ends.some((end) => end.manual !== undefined)) continue;
    const pair = [policy.ends[0].phase2, policy.ends[1].phase2] as const;
    seen.set(`${pair[0].name} ${pair[1].name}`, pair);
  }
  return [...seen.values()];
});
