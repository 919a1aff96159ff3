/** Every code's failing example raises it and its declared companions, nothing else; its passing example no error or warning. The text of a device is imported. */

import { describe, expect, it } from "vitest";
import { catalogue, type Code } from "../../../compiler/diagnostics/catalogue/index.ts";
import type { Entry } from "../../../compiler/diagnostics/catalogue/entry.ts";
import { analyzeText, codesOf } from "../../support/analyze.ts";
import { FOREIGN_FORMATS, importAs, importerOf, UNREAD } from "../../support/foreign.ts";

/** Codes that single files cannot show: they need a disk, a command line or secret values; their own tests do. */
const ELSEWHERE: readonly string[] = [
  "phase1/psk-mismatch",
  "manual/key-value",
  "crypto/baseline",
  "secret/published",
  "test/failed",
];

const all: readonly (readonly [string, Entry])[] = Object.entries(catalogue);

describe.each(all)("%s", (_code, entry) => {
  it("has a title, a reason, an action and a source", () => {
    for (const text of [entry.title, entry.why, entry.action, ...entry.sources]) expect(text).not.toBe("");
    expect(entry.sources.length).toBeGreaterThan(0);
    expect(entry.action).not.toMatch(/\.$/);
  });
});

describe.each(all.filter(([code, { foreign }]) => !outside(code) && foreign === undefined))(
  "%s",
  (code, entry) => {
    it("is raised by its failing example, and nothing but its declared companions with it", () => {
      const analysis = analyzeText(entry.failing);
      const own = analysis.diagnostics.filter((diagnostic) => diagnostic.code === code);
      expect(own.length, codesOf(analysis).join("\n")).toBeGreaterThan(0);
      const others = new Set(
        analysis.diagnostics.map((found): string => found.code).filter((found) => found !== code),
      );
      expect([...others].toSorted()).toEqual((entry.companions ?? []).toSorted());
      for (const diagnostic of own) {
        expect(diagnostic.severity).toBe(entry.severity);
        expect(diagnostic.place, "a place").toBeDefined();
        expect(diagnostic.help).toBeTruthy();
      }
    });

    it("is silent on its passing example", () => {
      const analysis = analyzeText(entry.passing);
      expect(
        analysis.diagnostics.filter((d) => d.severity !== "hint").map((d) => `${d.code}: ${d.message}`),
      ).toEqual([]);
      expect(
        analysis.diagnostics.filter((d) => d.severity === entry.severity).map((d) => d.code),
      ).not.toContain(code);
      expect(analysis.model).toBeDefined();
    });
  },
);

function outside(code: string): boolean {
  return ELSEWHERE.includes(code) || /^(project|file|lock|secret\/missing)/.test(code);
}

it("leaves no code without a test of its own", () => {
  for (const code of ELSEWHERE) expect(Object.keys(catalogue)).toContain(code as Code);
});

const foreign = all.flatMap(([code, entry]) => {
  return entry.foreign === undefined ? [] : [[code, entry, entry.foreign] as const];
});

describe.each(foreign.filter(([, , format]) => !UNREAD.includes(format)))("%s", (code, entry, format) => {
  const importer = importerOf(format);
  const foundIn = (text: string) =>
    importer === undefined ? [] : importAs(importer, { "device.txt": text }).findings;

  it("is raised by the text of a device, and nothing but its declared companions with it", () => {
    const found = foundIn(entry.failing);
    const own = found.filter((diagnostic) => diagnostic.code === code);
    expect(own.length, found.map((each) => each.code).join("\n")).toBeGreaterThan(0);
    const others = new Set(found.map((each): string => each.code).filter((each) => each !== code));
    expect([...others].toSorted()).toEqual((entry.companions ?? []).toSorted());
    for (const diagnostic of own) {
      expect(diagnostic.severity).toBe(entry.severity);
      expect(diagnostic.place, "a place").toBeDefined();
    }
  });

  it("is not raised by the text that is right", () => {
    const found = foundIn(entry.passing);
    expect(found.filter((diagnostic) => diagnostic.code === code)).toEqual([]);
    expect(found.filter(({ severity }) => severity !== "hint").map(({ message }) => message)).toEqual([]);
  });
});

it("waits for no reader that is there", () => {
  expect(FOREIGN_FORMATS.filter((format) => importerOf(format) === undefined)).toEqual(UNREAD);
});
