/** Fixes: every one that the catalogue's examples offer, applied; overlapping ones, chains of them, and texts they must not touch. */

import { describe, expect, it } from "vitest";
import {
  chooseFixes,
  editsOf,
  repair,
  withEdits,
  type Edit,
} from "../../../compiler/diagnostics/apply-fixes.ts";
import type { Entry } from "../../../compiler/diagnostics/catalogue/entry.ts";
import { catalogue } from "../../../compiler/diagnostics/catalogue/index.ts";
import type { Diagnostic, Fix } from "../../../compiler/diagnostics/diagnostic.ts";
import { report } from "../../../compiler/diagnostics/report.ts";
import { parse } from "../../../grammar/index.ts";
import { analyzeTexts } from "../../support/analyze.ts";
import { SAMPLES } from "../../support/samples.ts";

const URI = "/project/main.vpn";
const isSafe = ({ safe }: Fix): boolean => safe;
const judge = (texts: ReadonlyMap<string, string>) => analyzeTexts(Object.fromEntries(texts)).diagnostics;
const judgeText = (text: string) => judge(new Map([[URI, text]]));
const commentsOf = (text: string) =>
  parse(URI, text)
    .file.comments.map((comment) => comment.text)
    .toSorted();
const errorsIn = (found: readonly Diagnostic[]) =>
  found.filter(({ severity }) => severity === "error").length;

function applied(text: string, edits: readonly Edit[]): string {
  return withEdits(new Map([[URI, text]]), edits).get(URI) ?? "";
}

/** With a comment behind every line that ends a word or a block, so that there is something to lose. */
function commented(text: string): string {
  return text.replace(/([\w}])$/gm, "$1  # kept");
}

const entries: readonly (readonly [string, Entry])[] = Object.entries(catalogue);
const failing = entries
  .filter(([, { foreign }]) => foreign === undefined)
  .map(([code, { failing: text }]) => [code, commented(text)] as const);
const samples = Object.entries(SAMPLES).map(([name, text]) => [name, text] as const);
const withSafe = [...failing, ...samples].filter(([, text]) =>
  judgeText(text).some(({ fixes }) => fixes.some(isSafe)),
);

describe("safe fixes of", () => {
  it("some examples exist", () => {
    expect(withSafe.length).toBeGreaterThan(3);
  });

  it.each(withSafe)("%s leave nothing of what they fixed, once", (_, text) => {
    const before = judgeText(text);
    const { texts, fixed, remaining } = repair(new Map([[URI, text]]), judge, isSafe);
    const after = texts.get(URI) ?? "";
    expect(fixed.length).toBeGreaterThan(0);
    expect(remaining.flatMap(({ fixes }) => fixes.filter(isSafe))).toEqual([]);
    const repaired = new Set(fixed.map(({ code }) => code));
    const left = remaining.filter(({ code, fixes }) => repaired.has(code) && fixes.some(isSafe));
    expect(left).toEqual([]);
    expect(errorsIn(remaining)).toBeLessThanOrEqual(errorsIn(before));
    expect(commentsOf(after)).toEqual(commentsOf(text));
    expect(repair(texts, judge, isSafe)).toMatchObject({ texts, fixed: [] });
  });
});

describe("each fix of", () => {
  const offered = failing.filter(([, text]) => judgeText(text).some(({ fixes }) => fixes.length > 0));

  it.each(offered)("%s takes its diagnostic away, and no comment", (_, text) => {
    const before = judgeText(text);
    for (const { code, message, fixes } of before) {
      for (const { edits, title } of fixes) {
        const after = applied(text, edits);
        const same = judgeText(after).filter((found) => found.code === code && found.message === message);
        const had = before.filter((found) => found.code === code && found.message === message);
        expect(same.length, `${title} in\n${after}`).toBeLessThan(had.length);
        expect(commentsOf(after)).toEqual(commentsOf(text));
      }
    }
  });
});

describe("the algorithm", () => {
  const text = "0123456789";
  const edit = (start: number, end: number, put: string): Edit => {
    return { place: { uri: URI, span: { start, end } }, text: put };
  };
  const found = (...edits: readonly Edit[]): Diagnostic =>
    report("name/alias", {
      message: "m",
      place: edits[0]?.place,
      fixes: [{ title: "t", safe: true, edits }],
    });

  it.each([
    ["side by side", [found(edit(0, 2, "a")), found(edit(2, 4, "b"))], "ab456789"],
    ["overlapping", [found(edit(0, 3, "a")), found(edit(2, 4, "b"))], "a3456789"],
    ["one inside the other", [found(edit(0, 9, "a")), found(edit(2, 4, "b"))], "a9"],
    ["two insertions at one place", [found(edit(2, 2, "a")), found(edit(2, 2, "b"))], "01a23456789"],
    ["an insertion at an edge", [found(edit(0, 2, "a")), found(edit(2, 2, "b"))], "a23456789"],
    ["the same twice", [found(edit(0, 1, "a")), found(edit(0, 1, "a"))], "a123456789"],
    ["half of one taken", [found(edit(0, 1, "a")), found(edit(0, 1, "b"), edit(5, 6, "c"))], "a123456789"],
    ["several edits of one", [found(edit(8, 9, "b"), edit(0, 1, "a"))], "a1234567b9"],
  ])("%s", (_, diagnostics, expected) => {
    expect(applied(text, editsOf(chooseFixes(diagnostics, isSafe)))).toBe(expected);
  });

  it("goes on while fixes uncover others, and ends where two undo each other", () => {
    const step = (texts: ReadonlyMap<string, string>) => {
      const length = texts.get(URI)?.length ?? 0;
      return length < 3 ? [found(edit(0, 0, "x"))] : [];
    };
    const grown = repair(new Map([[URI, ""]]), step, isSafe);
    expect([grown.texts.get(URI), grown.fixed.length, grown.remaining]).toEqual(["xxx", 3, []]);
    const swap = (texts: ReadonlyMap<string, string>) => [
      found(edit(0, 1, texts.get(URI) === "a" ? "b" : "a")),
    ];
    expect(repair(new Map([[URI, "a"]]), swap, isSafe).fixed.length).toBeLessThanOrEqual(3);
  });

  it("leaves a fix that nobody wants, and takes the one they do", () => {
    const guess: Fix = { title: "g", safe: false, edits: [edit(0, 1, "g")] };
    const safe: Fix = { title: "s", safe: true, edits: [edit(0, 1, "s")] };
    const both = { ...found(), fixes: [guess, safe] };
    expect(chooseFixes([both], isSafe)[0]?.fix).toBe(safe);
    expect(chooseFixes([{ ...both, fixes: [guess] }], isSafe)).toEqual([]);
  });
});
