/**
 * Predicts the suite two ends settle on: whole suites, in the initiator's order of preference, left initiating. AWS, which
 * only answers unless told otherwise, takes the lowest value of its own that it is offered, whatever the order.
 */

import { isAead } from "../catalogue/algorithms.ts";
import { defaultOf } from "../catalogue/defaults.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import { type Connection, type Profile } from "../expand/connection.ts";
import { isIkev2, judgePhase1, judgePhase2 } from "./judge.ts";

/** `aes-256-cbc/sha256/modp2048`, under IKEv2 `aes-256-cbc/sha256/prf-sha256/ecp256`; `undefined` when there is none or an end is unknown. */
export function phase1Suite(connection: Connection): string | undefined {
  const chosen = (id: ParameterId): readonly string[] =>
    inOrder(connection, id, judgePhase1(connection, id).common);
  const [group] = chosen("phase1.dh-group");
  if (!isIkev2(connection)) return whole([chosen("phase1.encryption")[0], chosen("phase1.hash")[0], group]);
  const [hash] = chosen("phase1.hash");
  const cipher = chosen("phase1.encryption").find((word) => isAead(word) || hash !== undefined);
  const [prf] = chosen("phase1.prf");
  const integrity = cipher !== undefined && isAead(cipher) ? [] : [hash];
  return whole([cipher, ...integrity, prf && `prf-${prf}`, group]);
}

export function phase2Suite(
  connection: Connection,
  profiles: readonly [Profile, Profile],
): string | undefined {
  const chosen = (id: ParameterId): readonly string[] =>
    inOrder(connection, id, judgePhase2(connection, profiles, id).common);
  const [hash] = chosen("phase2.auth");
  const cipher = chosen("phase2.encryption").find((word) => isAead(word) || hash !== undefined);
  const [pfs] = chosen("phase2.pfs");
  const suite = whole(cipher !== undefined && isAead(cipher) ? [cipher] : [cipher, hash]);
  if (suite === undefined || pfs === undefined) return undefined;
  return `${suite}, ${pfs === "none" ? "no PFS" : `PFS ${pfs}`}`;
}

/** The common values, the one that is chosen first. */
function inOrder(connection: Connection, id: ParameterId, common: readonly Scalar[]): readonly string[] {
  const words = common.flatMap((scalar) => (scalar.kind === "word" ? [scalar.word] : []));
  const aws = connection.ends.some(({ site }) => site.device.value.target === "aws");
  return aws ? lowestFirst(id, words) : words;
}

/** AWS lists its values from the lowest on (user guide, tunnel options; EC2 API). */
export function lowestFirst(id: ParameterId, words: readonly string[]): readonly string[] {
  const order = (
    defaultOf(id === "phase2.pfs" ? "phase1.dh-group" : id, "aws", undefined)?.value ?? []
  ).flatMap((s) => (s.kind === "word" ? [s.word] : []));
  const rank = (word: string): number => (order.includes(word) ? order.indexOf(word) : order.length);
  return words.toSorted((a, b) => rank(a) - rank(b));
}

function whole(parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join("/");
}
