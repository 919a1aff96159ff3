/** The whole suites that an IKEv2 end offers, in its order: one cipher, hash, pseudo-random function and group each. */

import { isAead } from "../catalogue/algorithms.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import { wordsIn } from "../expand/connection.ts";
import type { Fields } from "../model/model.ts";

/** The words of a list; a device may order them anew. */
export type WordsOf = (id: ParameterId) => readonly string[];

export function wordsOf(fields: Fields): WordsOf {
  return (id) => wordsIn(fields.get(id)?.value);
}

/**
 * `aes-256-cbc/sha256/prf-sha256/ecp256`, an authenticated cipher without the hash. A function that nobody states, or that is
 * `auto`, follows the hash of its suite: RouterOS documents so, charon was measured.
 */
export function ikev2Suites(words: WordsOf): readonly string[] {
  const hashes = words("phase1.hash");
  const stated = words("phase1.prf").filter((word) => word !== "auto");
  return words("phase1.encryption").flatMap((cipher) => {
    const halves = isAead(cipher)
      ? (stated.length > 0 ? stated : hashes).map((prf) => `prf-${prf}`)
      : hashes.flatMap((hash) => (stated.length > 0 ? stated : [hash]).map((prf) => `${hash}/prf-${prf}`));
    return halves.flatMap((half) => words("phase1.dh-group").map((group) => `${cipher}/${half}/${group}`));
  });
}
