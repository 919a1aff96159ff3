import { describe, expect, test } from "vitest";
import { ALGORITHMS, algorithmsOf, findAlgorithm } from "../../../compiler/catalogue/algorithms.ts";
import type { AlgorithmKind } from "../../../compiler/catalogue/types.ts";

describe("every algorithm", () => {
  test.each(ALGORITHMS.map((algorithm) => [`${algorithm.kind} ${algorithm.id}`, algorithm] as const))(
    "%s is described and cited",
    (_, algorithm) => {
      expect(algorithm.title).not.toBe("");
      expect(algorithm.statusWhy).not.toBe("");
      expect(algorithm.citations.length).toBeGreaterThan(0);
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
