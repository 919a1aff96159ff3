/** Large and deep texts: time grows with the length, and nesting is bounded. */

import { expect, it } from "vitest";
import { MAX_DEPTH, parse } from "../../grammar/index.ts";
import { growth } from "../support/processor-time.ts";
import { KITCHEN_SINK } from "../support/samples.ts";

/** Four times the length may take so many times the time. */
const LIMIT = 16;

function growthOf(small: string, large: string): number {
  return growth(
    () => parse("large", small),
    () => parse("large", large),
    LIMIT,
  );
}

it("reads 5 MB in four times the time of a quarter", () => {
  const sized = (bytes: number): string => KITCHEN_SINK.repeat(Math.ceil(bytes / KITCHEN_SINK.length));
  expect(growthOf(sized(1.25e6), sized(5e6))).toBeLessThan(LIMIT);
});

it.each([
  ["a word", (n: number) => "a".repeat(n)],
  ["a string", (n: number) => `let a = "${"a".repeat(n)}"`],
  ["an unclosed string", (n: number) => `"${"a".repeat(n)}`],
  ["blanks", (n: number) => `let a = ${" ".repeat(n)}b`],
  ["digits", (n: number) => "1".repeat(n)],
  ["quotes", (n: number) => '"'.repeat(n)],
  ["closing braces", (n: number) => "}".repeat(n)],
  ["opening braces", (n: number) => "{".repeat(n)],
  ["unknown characters", (n: number) => "§ ".repeat(n / 2)],
  ["properties", (n: number) => `site a { ${"b = 1 ".repeat(n / 6)} }`],
  ["a list", (n: number) => `let a = ${"b, ".repeat(n / 3)}c`],
  ["calls", (n: number) => `let a = ${"f(".repeat(n / 2)}`],
])("reads a single line of %s in linear time", (_, make) => {
  expect(growthOf(make(300_000), make(1_200_000))).toBeLessThan(LIMIT);
});

it("reads 20 MB of one word, which overflows V8's regular expressions", () => {
  expect(parse("word", `let a = "${"a".repeat(20_000_000)}"`).problems).toEqual([]);
});

it.each([
  ["braces", "site a ".concat("{".repeat(10_000))],
  ["closed braces", "site a ".concat("{".repeat(10_000), "}".repeat(10_000))],
  ["blocks", `site a {${" b {\n".repeat(10_000)}`],
  ["calls", `let a = ${"f(".repeat(10_000)}`],
  ["closed calls", `let a = ${"f(".repeat(10_000)}${")".repeat(10_000)}`],
])("reports too deep %s once", (_, text) => {
  expect(parse("deep", `${text}\nsite b {\n}\n`).problems.map(({ code }) => code)).toEqual([
    "syntax/too-deep",
  ]);
});

it("keeps the declarations beside what is too deep", () => {
  const { file } = parse("deep", `site a {\n}\nsite b ${"{".repeat(100)}\nsite c {\n}\n`);
  expect(file.items.map((item) => item.kind === "declaration" && item.name?.text)).toEqual(["a", "b", "c"]);
});

it("reads nesting up to the bound", () => {
  const text = `site a {\n${"b {\n".repeat(MAX_DEPTH - 1)}${"}\n".repeat(MAX_DEPTH)}`;
  expect(parse("deep", text).problems).toEqual([]);
});
