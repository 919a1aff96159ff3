/**
 * Suites to lists. Devices offer whole suites; the language has a list for each kind of algorithm and means every
 * combination. In: the suites, best first; out: the lists, and the combinations that the device does not offer.
 */

import { isAead } from "../../catalogue/algorithms/index.ts";

/** Canonical ids. What a suite does not name is `undefined`; a PRF that follows the integrity algorithm, too. */
export interface Suite {
  readonly encryption?: string | undefined;
  readonly integrity?: string | undefined;
  readonly prf?: string | undefined;
  readonly group?: string | undefined;
}

export interface SuiteLists {
  readonly encryption: readonly string[];
  readonly integrity: readonly string[];
  /** Empty: it follows the integrity algorithm. */
  readonly prf: readonly string[];
  readonly group: readonly string[];
  /** `aes-128-cbc, sha1, modp2048`: what the lists allow and no suite offers. */
  readonly beyond: readonly string[];
}

/** Phase 2 has no PRF. */
export function listsOf(phase: 1 | 2, suites: readonly Suite[]): SuiteLists {
  const prfOf = phase === 1 ? prfOfIke : () => undefined;
  const encryption = distinct(suites.map((suite) => suite.encryption));
  const group = distinct(suites.map((suite) => suite.group));
  const classic = suites.filter((suite) => !isAuthenticated(suite));
  const hashes = distinct(classic.map((suite) => suite.integrity));
  const functions = distinct(suites.map(prfOf));
  // Beside an authenticated cipher the language's `hash` names the PRF.
  const integrity = hashes.length > 0 ? hashes : functions;
  const follows =
    phase === 2 ||
    (classic.every((suite) => prfOf(suite) === suite.integrity) && sameWords(integrity, functions));
  const prf = follows ? [] : functions;
  const shown = (suite: Suite): string => show({ ...suite, prf: prfOf(suite) });
  const offered = new Set(suites.map(shown));
  const allowed = distinct(combinations({ encryption, integrity, prf, group }).map(shown));
  return { encryption, integrity, prf, group, beyond: allowed.filter((each) => !offered.has(each)) };
}

function combinations(lists: Omit<SuiteLists, "beyond">): readonly Suite[] {
  const { encryption, integrity, prf, group } = lists;
  return orNothing(encryption).flatMap((cipher) =>
    halves(cipher, orNothing(integrity), prf).flatMap((half) =>
      orNothing(group).map((each) => ({ encryption: cipher, ...half, group: each })),
    ),
  );
}

function halves(
  cipher: string | undefined,
  integrity: readonly (string | undefined)[],
  prf: readonly string[],
): readonly Suite[] {
  if (isAuthenticated({ encryption: cipher })) {
    return (prf.length > 0 ? prf : integrity).map((each) => ({ prf: each }));
  }
  return integrity.flatMap((hash) =>
    (prf.length > 0 ? prf : [hash]).map((each) => ({ integrity: hash, prf: each })),
  );
}

function isAuthenticated({ encryption }: Suite): boolean {
  return encryption !== undefined && isAead(encryption);
}

function prfOfIke(suite: Suite): string | undefined {
  return suite.prf ?? (isAuthenticated(suite) ? undefined : suite.integrity);
}

function show(suite: Suite): string {
  const { encryption, group } = suite;
  const integrity = isAuthenticated(suite) ? undefined : suite.integrity;
  const own = suite.prf === undefined || suite.prf === integrity ? undefined : `prf ${suite.prf}`;
  return [encryption, integrity, own, group].filter((word) => word !== undefined).join(", ");
}

function distinct(words: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(words.filter((word) => word !== undefined))];
}

function orNothing(words: readonly string[]): readonly (string | undefined)[] {
  return words.length === 0 ? [undefined] : words;
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word) => b.includes(word));
}
