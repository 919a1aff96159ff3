import { describe, expect, test } from "vitest";
import {
  ALGORITHMS,
  algorithmsOf,
  findAlgorithm,
  showRequirement,
  verdictOf,
} from "../../../compiler/catalogue/algorithms.ts";
import type { AlgorithmKind } from "../../../compiler/catalogue/types.ts";

describe("every algorithm", () => {
  test.each(ALGORITHMS.map((algorithm) => [`${algorithm.kind} ${algorithm.id}`, algorithm] as const))(
    "%s is described and cited",
    (_, algorithm) => {
      expect(algorithm.title).not.toBe("");
      expect(algorithm.statusWhy).not.toBe("");
      expect(algorithm.requirements.length + algorithm.citations.length).toBeGreaterThan(0);
      expect(algorithm.citations).not.toContain("");
      expect(algorithm.phases.length).toBeGreaterThan(0);
      expect(algorithm.ikev2Only && algorithm.iana.ikev1 !== undefined).toBe(false);
    },
  );

  test("has spellings of its own, in lower case", () => {
    const spellings = ALGORITHMS.flatMap(({ kind, id, aliases }) =>
      [id, ...aliases].map((word) => `${kind} ${word}`),
    );
    expect(spellings.filter((word, at) => spellings.indexOf(word) !== at)).toEqual([]);
    expect(spellings.filter((word) => word !== word.toLowerCase())).toEqual([]);
  });

  test("is found by each of them, in any case", () => {
    for (const algorithm of ALGORITHMS) {
      for (const word of [algorithm.id, ...algorithm.aliases]) {
        expect(findAlgorithm(algorithm.kind, word)).toBe(algorithm);
        expect(findAlgorithm(algorithm.kind, word.toUpperCase())).toBe(algorithm);
      }
    }
  });

  test("is offered in exactly the phases it names", () => {
    const kinds: readonly AlgorithmKind[] = ["encryption", "integrity", "prf", "dh-group"];
    for (const kind of kinds) {
      for (const phase of [1, 2] as const) {
        const expected = ALGORITHMS.filter((a) => a.kind === kind && a.phases.includes(phase));
        expect(algorithmsOf(kind, phase)).toEqual(expected);
      }
    }
  });
});

// prettier-ignore
test.each([
  ["encryption", "aes", "aes-128-cbc"],
  ["encryption", "aes-128", "aes-128-cbc"],
  ["encryption", "aes128", "aes-128-cbc"],
  ["encryption", "AES256", "aes-256-cbc"],
  ["encryption", "aes128gcm16", "aes-128-gcm"],
  ["encryption", "AES128-GCM-16", "aes-128-gcm"],
  ["encryption", "GCMAES256", "aes-256-gcm"],
  ["encryption", "chacha20poly1305", "chacha20-poly1305"],
  ["encryption", "enc-null", "null"],
  ["encryption", "camellia-256", "camellia-256-cbc"],
  ["integrity", "sha", "sha1"],
  ["integrity", "hmac-sha1-96", "sha1"],
  ["integrity", "esp-sha-hmac", "sha1"],
  ["integrity", "sha2-256", "sha256"],
  ["integrity", "sha-256", "sha256"],
  ["integrity", "none", "null"],
  ["prf", "prfsha384", "sha384"],
  ["prf", "auto", "auto"],
  ["dh-group", "group14", "modp2048"],
  ["dh-group", "dh14", "modp2048"],
  ["dh-group", "14", "modp2048"],
  ["dh-group", "DHGroup2", "modp1024"],
  ["dh-group", "curve25519", "x25519"],
] as const)("%s %s is %s", (kind, word, id) => {
  expect(findAlgorithm(kind, word)?.id).toBe(id);
});

test("what IKEv1 cannot negotiate in phase 1 has no number there", () => {
  for (const id of ["aes-128-gcm", "aes-256-ctr", "chacha20-poly1305", "null"]) {
    expect(findAlgorithm("encryption", id)?.iana.ikev1).toBeUndefined();
  }
  expect(findAlgorithm("dh-group", "x25519")?.iana).toEqual({ ikev2: 31 });
});

test("an unknown word is no algorithm, and `none` no group", () => {
  expect(findAlgorithm("encryption", "aes-512")).toBeUndefined();
  expect(findAlgorithm("dh-group", "none")).toBeUndefined();
});

describe("what the standards demand", () => {
  const say = (kind: AlgorithmKind, id: string): readonly string[] =>
    findAlgorithm(kind, id)?.requirements.map(showRequirement) ?? [];

  test("is quoted with its place, and with how it is known", () => {
    expect(say("encryption", "3des").slice(0, 3)).toEqual([
      "RFC 8221, section 5: SHOULD NOT",
      "RFC 8247, section 2.1: MAY",
      "NIST SP 800-77r1, section 4.1.4, page 39; table 1, footnote 3: legacy; disallowed after 2023 (at second hand)",
    ]);
    expect(say("integrity", "sha1")).toContain(
      "BSI TR-02102-3, change history, edition 2020-01: discontinued",
    );
    expect(say("encryption", "aes-256-gcm")).toContain(
      "BSI TR-02102-3, tables of ciphers: recommended (from memory)",
    );
  });

  test("is known for every algorithm but the one that is none", () => {
    const silent = ALGORITHMS.filter(({ requirements }) => requirements.length === 0);
    expect(silent.map(({ kind, id }) => `${kind} ${id}`)).toEqual(["prf auto"]);
  });

  // prettier-ignore
  test.each([
    ["rfc", 1, "encryption", "3des", undefined], ["rfc", 2, "encryption", "3des", "SHOULD NOT"],
    ["rfc", 2, "encryption", "blowfish", "MUST NOT"], ["rfc", 1, "encryption", "blowfish", "DEPRECATED"],
    ["rfc", 2, "dh-group", "modp1024", "SHOULD NOT"], ["rfc", 1, "integrity", "sha1", undefined],
    ["nist", 1, "integrity", "sha1", "legacy; one section calls it approved, another no longer approved for ESP"],
    ["nist", 1, "dh-group", "modp2048", undefined], ["nist", 2, "encryption", "chacha20-poly1305", "not approved"],
    ["bsi", 1, "dh-group", "modp2048", "until 2022 only: 3000 bits are asked for from 2023"],
    ["bsi", 1, "dh-group", "modp3072", undefined], ["cnsa2", 2, "encryption", "aes-256-gcm", undefined],
    ["cnsa2", 2, "encryption", "aes-128-gcm", "not allowed (256-bit keys only)"],
  ] as const)("%s in phase %i, %s %s: %s", (baseline, phase, kind, id, level) => {
    const algorithm = findAlgorithm(kind, id);
    expect(algorithm && verdictOf(algorithm, baseline, phase)?.level).toBe(level);
  });
});
