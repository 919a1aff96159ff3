/**
 * Proposals as swanctl.conf writes them. Every suite stands for itself: under IKEv1 charon takes only the first algorithm
 * of each kind from one that holds several, and a suite may not mix authenticated and classic ciphers. In: the fields of a
 * profile; out: suites in order of preference, and what has no keyword. Source: strongSwan 6.0.6, proposal.c.
 */

import { findAlgorithm } from "../../catalogue/algorithms/index.ts";
import type { ParameterId } from "../../catalogue/ids.ts";
import type { AlgorithmKind } from "../../catalogue/types.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Fields } from "../../model/model.ts";
import { mustState, valueRefused, type Subject, type Why } from "./problems.ts";
import { keywordOf } from "./words.ts";

export interface Suites {
  readonly suites: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Choice {
  readonly word: string;
  readonly keyword: string;
  readonly aead: boolean;
}

export const NO_KEYWORD: Why = { reason: "A proposal has no keyword for it.", source: "proposals" };

/** Whether a suite can say it; a PRF that follows the hash goes without saying. */
export function hasKeyword(kind: AlgorithmKind, word: string): boolean {
  return isLeftOut(kind, word) || (kind === "prf" && word === "auto") || keywordOf(kind, word) !== undefined;
}

/** No word stands for "none". */
function isLeftOut(kind: AlgorithmKind, word: string): boolean {
  return word === "none" || (kind === "integrity" && word === "null");
}

export function ikeSuites(fields: Fields, about: Subject): Suites {
  const diagnostics: Diagnostic[] = [];
  const read = reader(fields, about, diagnostics);
  const ciphers = read("phase1.encryption", "encryption", true);
  const classic = ciphers.some(({ aead }) => !aead);
  const stated = fields.get("phase1.prf")?.value.some((each) => each.kind === "word" && each.word !== "auto");
  const prfs = stated ? read("phase1.prf", "prf", false) : [];
  // The language's `hash` is integrity and PRF in one, as in RouterOS.
  const hashes = read("phase1.hash", "integrity", classic || prfs.length === 0);
  const groups = read("phase1.dh-group", "dh-group", true);
  const functions = prfs.length > 0 ? prfs.map(({ keyword }) => keyword) : undefined;
  const suites = ciphers.flatMap((cipher) => {
    const halves = cipher.aead
      ? (functions ?? hashes.map(({ word }) => `prf${word}`)).map((prf) => [prf])
      : hashes.flatMap(({ keyword }) => (functions ?? [undefined]).map((prf) => [keyword, prf]));
    return halves.flatMap((half) => groups.map((group) => suite(cipher.keyword, ...half, group.keyword)));
  });
  return { suites: [...new Set(suites)], diagnostics };
}

export function espSuites(fields: Fields, about: Subject): Suites {
  const diagnostics: Diagnostic[] = [];
  const read = reader(fields, about, diagnostics);
  const ciphers = read("phase2.encryption", "encryption", true);
  const hashes = read(
    "phase2.auth",
    "integrity",
    ciphers.some(({ aead }) => !aead),
  );
  const groups = pfs(read);
  const suites = ciphers.flatMap((cipher) => {
    const integrity = cipher.aead ? [undefined] : hashes.map(({ word, keyword }) => noNull(word, keyword));
    return integrity.flatMap((hash) => groups.map((group) => suite(cipher.keyword, hash, group)));
  });
  return { suites: [...new Set(suites)], diagnostics };
}

export function ahSuites(fields: Fields, about: Subject): Suites {
  const diagnostics: Diagnostic[] = [];
  const read = reader(fields, about, diagnostics);
  const hashes = read("phase2.auth", "integrity", true);
  const groups = pfs(read);
  const suites = hashes.flatMap(({ keyword }) => groups.map((group) => suite(keyword, group)));
  return { suites: [...new Set(suites)], diagnostics };
}

type Reader = (id: ParameterId, kind: AlgorithmKind, needed: boolean) => readonly Choice[];

function reader(fields: Fields, about: Subject, diagnostics: Diagnostic[]): Reader {
  return (id, kind, needed) => {
    const value = fields.get(id);
    if (value === undefined || value.value.length === 0) {
      if (needed) diagnostics.push(mustState(id, about));
      return [];
    }
    return value.value.flatMap((scalar): Choice[] => {
      const word = scalar.kind === "word" ? scalar.word : "";
      if (isLeftOut(kind, word)) return [{ word, keyword: "", aead: false }];
      const keyword = keywordOf(kind, word);
      if (keyword === undefined) {
        diagnostics.push(valueRefused(id, { ...value, value: [scalar] }, NO_KEYWORD, about));
        return [];
      }
      return [{ word, keyword, aead: findAlgorithm(kind, word)?.aead ?? false }];
    });
  };
}

/** Without PFS a suite names no group; nothing stated is no PFS. */
function pfs(read: Reader): readonly (string | undefined)[] {
  const groups = read("phase2.pfs", "dh-group", false);
  return groups.length === 0 ? [undefined] : groups.map(({ word, keyword }) => noNull(word, keyword));
}

function noNull(word: string, keyword: string): string | undefined {
  return word === "none" || word === "null" ? undefined : keyword;
}

function suite(...words: readonly (string | undefined)[]): string {
  return words.filter((word) => word !== undefined).join("-");
}
