/** Which changes a text has, and that each of them, switched on, is the text it says. */

import { describe, expect, it } from "vitest";
import { instrumented } from "./mutants.ts";
import { turnOn } from "./switch.ts";

const changes = (text: string): readonly string[] =>
  instrumented(text, 0).mutants.map(({ within, from, to, nth }) => `${within}${nth}: ${from} → ${to}`);

/** What a function of one expression gives for an argument, with a change or without. */
function run(expression: string, number: number, argument: unknown): unknown {
  const { text } = instrumented(`const f = (x) => ${expression};`, 0);
  turnOn(number);
  try {
    return (new Function(`${text} return f;`)() as (x: unknown) => unknown)(argument);
  } finally {
    turnOn(-1);
  }
}

describe("a text", () => {
  it("has every comparison the other way round, and its boundary moved by one", () => {
    expect(changes("const f = (x) => x === 1;")).toEqual(["f1: x === 1 → x !== 1"]);
    expect(changes("const f = (x) => x < 1;")).toEqual(["f1: x < 1 → x >= 1", "f1: x < 1 → x <= 1"]);
  });

  it("has conditions that always or never hold, and parts of them left out", () => {
    expect(changes("function f(x) { if (x) return; }")).toEqual(["f1: x → true", "f1: x → false"]);
    expect(changes("const f = (x) => g(x) && h(x);")).toEqual([
      "f1: g(x) && h(x) → h(x)",
      "f1: g(x) && h(x) → g(x)",
      "f1: g(x) && h(x) → g(x) || h(x)",
    ]);
    expect(changes("const f = (x) => !x;")).toEqual(["f1: !x → x"]);
  });

  it("has all for one, one for all, and everything for some of a list", () => {
    expect(changes("const f = (x) => x.some(g);")).toEqual(["f1: x.some(g) → x.every(g)"]);
    expect(changes("const f = (x) => x.filter(g);")).toEqual(["f1: x.filter(g) → x"]);
  });

  it("has no rule of a list of rules", () => {
    expect(changes("export const RULES: readonly Rule[] = [one, two];")).toEqual([
      "RULES1: one → no rule",
      "RULES1: two → no rule",
    ]);
  });

  it("counts what reads the same in one declaration", () => {
    expect(changes("const f = (x) => [x === 1, x === 1];")).toEqual([
      "f1: x === 1 → x !== 1",
      "f2: x === 1 → x !== 1",
    ]);
  });
});

describe("a change that is switched on", () => {
  it.each([
    ["x === 1", 0, 1, false],
    ["x < 1", 1, 1, true],
    ["x > 0 && x < 9", 4, 0, false],
    ["x ? 1 : 2", 0, false, 1],
    ["x ? 1 : 2", 1, true, 2],
    ["!x", 0, true, true],
    ["x.some((y) => y)", 0, [true, false], false],
    ["x.filter((y) => y)", 0, [0, 1], [0, 1]],
    ["x || 7", 0, 5, 7],
    ["x && 7", 0, 0, 7],
  ] as const)("%s, no. %i, of %j: %j", (expression, number, argument, expected) => {
    const plain = new Function(`return (x) => ${expression};`)() as (x: unknown) => unknown;
    expect(run(expression, -1, argument)).toEqual(plain(argument));
    expect(run(expression, number, argument)).toEqual(expected);
  });

  it("is not come to where it could not matter", () => {
    const reached = (expression: string, argument: unknown): readonly number[] => {
      turnOn(-1);
      const { text } = instrumented(`const f = (x) => ${expression};`, 0);
      (new Function(`${text} return f;`)() as (x: unknown) => unknown)(argument);
      return [...turnOn(-1)].toSorted();
    };
    expect(reached("x ? 1 : 2", true)).toEqual([1]);
    expect(reached("x ? 1 : 2", false)).toEqual([0]);
    expect(reached("x && x", true)).toEqual([2]);
  });

  it("keeps a rule from finding anything", () => {
    const { text } = instrumented("const RULES: readonly Rule[] = [one];", 0);
    const rules = new Function("one", `${text.replace(": readonly Rule[]", "")} return RULES;`)({
      check: () => ["found"],
    }) as readonly { check: () => readonly string[] }[];
    expect(rules[0]!.check()).toEqual(["found"]);
    turnOn(0);
    expect(rules[0]!.check()).toEqual([]);
    turnOn(-1);
  });
});
