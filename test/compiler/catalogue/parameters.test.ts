import { describe, expect, test } from "vitest";
import { findAlgorithm } from "../../../compiler/catalogue/algorithms.ts";
import { PARAMETER_IDS } from "../../../compiler/catalogue/ids.ts";
import { PARAMETERS, parameterOf, parametersOf } from "../../../compiler/catalogue/parameters.ts";

const rows = [...PARAMETERS.values()];
const blocks = [...new Set(rows.map((row) => row.block))];

test("the catalogue has exactly the parameters of the language", () => {
  expect([...PARAMETERS.keys()].toSorted()).toEqual([...PARAMETER_IDS].toSorted());
});

describe("every parameter", () => {
  test.each(rows.map((row) => [row.id, row] as const))("%s is described and cited", (id, row) => {
    expect(id).toBe(`${row.block}.${row.key}`);
    expect(row.summary).toMatch(/^\S.*[^.]$/u);
    expect(row.summary).not.toContain("\n");
    expect(row.body).toMatch(/\.$/u);
    expect(row.mismatch).toMatch(/\.$/u);
    expect(row.sources.length).toBeGreaterThan(0);
    expect(row.sources).not.toContain("");
  });

  test.each(rows.map((row) => [row.id, row] as const))("%s has one line as example", (_, row) => {
    expect(row.example.startsWith(`${row.key} = `)).toBe(true);
    expect(row.example).not.toContain("\n");
  });

  test.each(rows.map((row) => [row.id, row] as const))("%s has an example with values it knows", (_, row) => {
    const value = row.example.slice(row.example.indexOf("=") + 1);
    const terms = value.split(/,|<->/u).map((term) => term.trim());
    expect(terms).not.toContain("");
    if (!row.list) {
      expect(value).not.toContain(",");
    }
    const { type } = row;
    if (type.kind === "word") {
      expect(type.words.map(({ word }) => word)).toEqual(expect.arrayContaining(terms));
    } else if (type.kind === "algorithm") {
      expect(terms.map((term) => findAlgorithm(type.of, term)?.id)).toEqual(terms);
    } else if (type.kind === "yes-no") {
      expect(["yes", "no"]).toEqual(expect.arrayContaining(terms));
    }
  });

  test("explains each of its words, spelled once", () => {
    for (const { type } of rows) {
      if (type.kind === "word") {
        const words = type.words.flatMap(({ word, aliases = [] }) => [word, ...aliases]);
        expect(new Set(words).size).toBe(words.length);
        expect(type.words.map(({ summary }) => summary)).not.toContain("");
      }
    }
  });
});

describe("in each block", () => {
  test.each(blocks)("%s: a spelling means one parameter", (block) => {
    const spellings = parametersOf(block).flatMap(({ key, aliases }) => [key, ...aliases]);
    expect(spellings.filter((word, at) => spellings.indexOf(word) !== at)).toEqual([]);
  });

  test.each(blocks)("%s: every spelling is found", (block) => {
    for (const row of parametersOf(block)) {
      for (const word of [row.key, ...row.aliases]) {
        expect(parameterOf(block, word)).toBe(row);
      }
    }
  });
});

test("the full spellings of RouterOS are understood", () => {
  expect(parameterOf("phase1", "exchange-mode")?.id).toBe("phase1.exchange");
  expect(parameterOf("phase1", "hash-algorithm")?.id).toBe("phase1.hash");
  expect(parameterOf("phase1", "enc-algorithm")?.id).toBe("phase1.encryption");
  expect(parameterOf("phase2", "enc-algorithms")?.id).toBe("phase2.encryption");
  expect(parameterOf("phase2", "pfs-group")?.id).toBe("phase2.pfs");
  expect(parameterOf("tunnel", "secret")?.id).toBe("tunnel.psk");
  expect(parameterOf("tunnel", "my-id")?.id).toBe("tunnel.id");
});

test("dead peer detection may stand flat in `phase1`, as RouterOS writes it, and nowhere else", () => {
  expect(parameterOf("phase1", "dpd-interval")?.id).toBe("dpd.interval");
  expect(parameterOf("phase1", "dpd-maximum-failures")?.id).toBe("dpd.failures");
  expect(parameterOf("phase1", "interval")).toBeUndefined();
  expect(parameterOf("phase2", "dpd-interval")).toBeUndefined();
});

test("`comment` stands everywhere, an unknown key nowhere", () => {
  for (const block of blocks) {
    expect(parameterOf(block, "comment")?.id).toBe("any.comment");
    expect(parameterOf(block, "colour")).toBeUndefined();
  }
});
