/** How two values of one parameter relate, taken by themselves. */

import { describe, expect, it } from "vitest";
import type { Scalar } from "../../../compiler/catalogue/scalar.ts";
import {
  directional,
  equal,
  intersect,
  sameScalar,
  worksFor,
  type EndValue,
} from "../../../compiler/negotiate/compare.ts";

const word = (text: string): Scalar => ({ kind: "word", word: text });
const list = (...words: readonly string[]): EndValue => ({
  value: words.map(word),
  place: undefined,
  from: "default",
  through: undefined,
});

describe("two values", () => {
  it("are the same word, or not", () => {
    expect(sameScalar(word("esp"), word("esp"))).toBe(true);
    expect(sameScalar(word("esp"), word("ah"))).toBe(false);
    expect(sameScalar({ kind: "number", value: 1 } as Scalar, word("1"))).toBe(false);
  });

  it("are the same secret or network, however they were come by", () => {
    const secret = (name: string, declared: string): Scalar => ({
      kind: "secret",
      source: "env",
      name,
      declared,
    });
    expect(sameScalar(secret("KEY", "one"), secret("KEY", "other"))).toBe(true);
    expect(sameScalar(secret("KEY", "one"), secret("OTHER", "one"))).toBe(false);
    const network = (length: number, on: string | undefined): Scalar => ({
      kind: "prefix",
      address: "10.0.0.0",
      length,
      family: 4,
      bare: on === undefined,
      on,
    });
    expect(sameScalar(network(8, "ether1"), network(8, undefined))).toBe(true);
    expect(sameScalar(network(8, undefined), network(9, undefined))).toBe(false);
  });

  it("are unknown while an end says nothing, or nothing that was understood", () => {
    for (const compare of [equal, intersect]) {
      for (const [left, right] of [
        [undefined, list("a")],
        [list("a"), undefined],
        [list(), list("a")],
        [list("a"), list()],
        [list(), list()],
      ] as const)
        expect(compare(left, right)).toEqual({ verdict: "unverifiable", works: "both", common: [] });
    }
  });
});

describe("lists that must be equal", () => {
  it.each([
    [["a", "b"], ["b", "a"], "agree"],
    [["a", "b"], ["a", "c"], "conflict"],
    [["a", "b"], ["c", "a"], "conflict"],
    [["a"], ["a", "b"], "conflict"],
    [["a", "b"], ["a"], "conflict"],
  ] as const)("%s and %s: %s", (left, right, verdict) => {
    expect(equal(list(...left), list(...right)).verdict).toBe(verdict);
  });
});

describe("lists that must overlap", () => {
  it("have their common values in the left end's order", () => {
    expect(intersect(list("a", "b", "c"), list("c", "a"))).toEqual({
      verdict: "agree",
      works: "both",
      common: [word("a"), word("c")],
    });
    expect(intersect(list("a"), list("b"))).toEqual({ verdict: "conflict", works: "none", common: [] });
  });
});

describe("values that are judged by who initiates", () => {
  const only = (initiator: string) => (own: Scalar) => own.kind === "word" && own.word === initiator;

  it.each([
    ["a", "left-initiates", [word("a")]],
    ["b", "right-initiates", [word("a")]],
    ["c", "none", []],
  ] as const)("taken from %s: %s", (initiator, works, common) => {
    expect(directional(list("a"), list("b"), only(initiator))).toEqual({
      verdict: "conflict",
      works,
      common,
    });
  });

  it("agree when both may", () => {
    expect(directional(list("a"), list("a"), only("a")).verdict).toBe("agree");
    expect(directional(undefined, list("a"), only("a")).verdict).toBe("unverifiable");
    expect(directional(list("a"), undefined, only("a")).verdict).toBe("unverifiable");
    expect([worksFor(true, true), worksFor(false, false)]).toEqual(["both", "none"]);
  });
});
