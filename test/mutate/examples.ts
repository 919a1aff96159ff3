/** What `test/compiler/diagnostics/examples.test.ts` holds of the codes of agreement: a part of it, because each change runs it. */

import { describe, expect, it } from "vitest";
import { catalogue } from "../../compiler/diagnostics/catalogue/index.ts";
import type { Entry } from "../../compiler/diagnostics/catalogue/entry.ts";
import { analyzeText } from "../support/analyze.ts";

const all: readonly (readonly [string, Entry])[] = Object.entries(catalogue);
const own = all.filter(
  ([code, { foreign }]) =>
    foreign === undefined && /^(?:phase1|phase2|policy)\//.test(code) && code !== "phase1/psk-mismatch",
);

describe.each(own)("%s", (code, entry) => {
  it("is raised by its failing example, and nothing but its declared companions with it", () => {
    const found = analyzeText(entry.failing).diagnostics.map((each): string => each.code);
    expect([...new Set(found)].toSorted()).toEqual([code, ...(entry.companions ?? [])].toSorted());
  });

  it("is silent on its passing example", () => {
    const found = analyzeText(entry.passing).diagnostics.filter(({ severity }) => severity !== "hint");
    expect(found.map((each) => each.code)).toEqual([]);
  });
});
