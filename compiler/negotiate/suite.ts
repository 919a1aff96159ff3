/** Predicts the suite two ends settle on: whole suites, the initiator's order of preference, left initiating. */

import { findAlgorithm } from "../catalogue/algorithms.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import { type Connection, type Profile } from "../expand/connection.ts";
import { isIkev2, judgePhase1, judgePhase2 } from "./judge.ts";

/** `aes-256-cbc/sha256/modp2048`, under IKEv2 `aes-256-cbc/sha256/prf-sha256/ecp256`; `undefined` when there is none or an end is unknown. */
export function phase1Suite(connection: Connection): string | undefined {
  const ids = isIkev2(connection)
    ? (["phase1.encryption", "phase1.hash", "phase1.prf", "phase1.dh-group"] as const)
    : (["phase1.encryption", "phase1.hash", "phase1.dh-group"] as const);
  // Preferences are independent lists, so the first common whole suite is the first of each intersection.
  const chosen = ids.map((id) => {
    const word = firstWord(judgePhase1(connection, id).common);
    return word !== undefined && id === "phase1.prf" ? `prf-${word}` : word;
  });
  const complete = chosen.filter((word) => word !== undefined);
  return complete.length === ids.length ? complete.join("/") : undefined;
}

export function phase2Suite(
  connection: Connection,
  profiles: readonly [Profile, Profile],
): string | undefined {
  const cipher = firstWord(judgePhase2(connection, profiles, "phase2.encryption").common);
  const pfs = firstWord(judgePhase2(connection, profiles, "phase2.pfs").common);
  if (cipher === undefined || pfs === undefined) return undefined;
  const group = pfs === "none" ? "no PFS" : `PFS ${pfs}`;
  if (findAlgorithm("encryption", cipher)?.aead === true) return `${cipher}, ${group}`;
  const hash = firstWord(judgePhase2(connection, profiles, "phase2.auth").common);
  return hash === undefined ? undefined : `${cipher}/${hash}, ${group}`;
}

function firstWord(scalars: readonly Scalar[]): string | undefined {
  const first = scalars[0];
  return first?.kind === "word" ? first.word : undefined;
}
