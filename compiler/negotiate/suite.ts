/**
 * Predicts the suite two ends settle on, left initiating. A responder takes the first whole suite of the initiator's that it
 * has; charon takes the first of its own that it is offered (`prefer_configured_proposals`, measured with 5.9.8). AWS, which
 * only answers unless told otherwise, takes the lowest value of its own that it is offered, whatever the order.
 */

import { isAead } from "../catalogue/algorithms.ts";
import { defaultOf } from "../catalogue/defaults.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import { wordsIn, type Connection, type Profile } from "../expand/connection.ts";
import { sameScalar } from "./compare.ts";
import { choosesItself, isAh, isIkev2, judgePhase1, judgePhase2 } from "./judge.ts";
import { ikev2Suites, wordsOf, type WordsOf } from "./suites.ts";

/** `aes-256-cbc/sha256/modp2048`, under IKEv2 `aes-256-cbc/sha256/prf-sha256/ecp256`; `undefined` when there is none or an end is unknown. */
export function phase1Suite(connection: Connection): string | undefined {
  const [left, right] = [connection.ends[0].phase1.fields, connection.ends[1].phase1.fields];
  if (isIkev2(connection)) {
    const [asked, asking] = choosesItself(connection, "right") ? [right, left] : [left, right];
    const order: WordsOf = (id) => inOrder(connection, id, wordsOf(asked)(id));
    const offered = new Set(ikev2Suites(wordsOf(asking)));
    return ikev2Suites(order).find((suite) => offered.has(suite));
  }
  const chosen = (id: ParameterId): string | undefined =>
    best(connection, id, judgePhase1(connection, id).common, right.get(id)?.value)[0];
  return whole([chosen("phase1.encryption"), chosen("phase1.hash"), chosen("phase1.dh-group")]);
}

export function phase2Suite(
  connection: Connection,
  profiles: readonly [Profile, Profile],
): string | undefined {
  const chosen = (id: ParameterId): readonly string[] =>
    best(connection, id, judgePhase2(connection, profiles, id).common, profiles[1].fields.get(id)?.value);
  const [hash] = chosen("phase2.auth");
  const cipher = chosen("phase2.encryption").find((word) => isAead(word) || hash !== undefined);
  const [pfs] = chosen("phase2.pfs");
  const [own, theirs] = [isAh(profiles[0]), isAh(profiles[1])];
  if (own !== theirs) return undefined;
  const suite = own ? hash : whole(cipher !== undefined && isAead(cipher) ? [cipher] : [cipher, hash]);
  if (suite === undefined || pfs === undefined) return undefined;
  return `${suite}, ${pfs === "none" ? "no PFS" : `PFS ${pfs}`}`;
}

/** The common values, the one that is chosen first; `common` is in the initiator's order. */
function best(
  connection: Connection,
  id: ParameterId,
  common: readonly Scalar[],
  responder: readonly Scalar[] = [],
): readonly string[] {
  const own = responder.filter((scalar) => common.some((other) => sameScalar(scalar, other)));
  const ordered = choosesItself(connection, "right") ? own : common;
  return inOrder(connection, id, wordsIn(ordered));
}

function inOrder(connection: Connection, id: ParameterId, words: readonly string[]): readonly string[] {
  const aws = connection.ends.some(({ site }) => site.device.value.target === "aws");
  return aws ? lowestFirst(id, words) : words;
}

/** AWS lists its values from the lowest on (user guide, tunnel options; EC2 API). */
export function lowestFirst(id: ParameterId, words: readonly string[]): readonly string[] {
  const order = wordsIn(defaultOf(id === "phase2.pfs" ? "phase1.dh-group" : id, "aws", undefined)?.value);
  const rank = (word: string): number => (order.includes(word) ? order.indexOf(word) : order.length);
  return words.toSorted((a, b) => rank(a) - rank(b));
}

function whole(parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join("/");
}
