/** What holds for every text that is formatted: it is read as the same, keeps its comments where they were, and stays as it is the second time. */

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../compiler/diagnostics/catalogue/index.ts";
import { formattingEdits } from "../../grammar/format/edits.ts";
import { format } from "../../grammar/format/format.ts";
import { parse } from "../../grammar/index.ts";
import { expectSound, formatted } from "../support/format.ts";
import { randomLayout } from "../support/random-layout.ts";
import { randomProject } from "../support/random-projects.ts";
import { exampleTexts, KITCHEN_SINK, SAMPLES } from "../support/samples.ts";

const options = fc.record({
  printWidth: fc.constantFrom(1, 20, 40, 80, 200),
  tabWidth: fc.constantFrom(2, 4),
  useTabs: fc.boolean(),
});

describe("the formatter is sound for", () => {
  it("any layout of any tree, at any width", () => {
    fc.assert(
      fc.property(fc.gen(), options, (gen, chosen) => {
        const text = randomLayout(gen);
        fc.pre(parse("", text).problems.length === 0);
        expectSound(text, chosen);
      }),
      { numRuns: 400, endOnFailure: true },
    );
  });

  it("random projects", () => {
    fc.assert(
      fc.property(randomProject, (text) => void expectSound(text)),
      { numRuns: 20 },
    );
  });

  const samples = { ...SAMPLES, ...exampleTexts(), KITCHEN_SINK };
  it.each(Object.entries(samples))("%s", (_, text) => void expectSound(text));

  const catalogued = Object.entries(catalogue).flatMap(([code, { failing, passing }]) => [
    [`the failing example of ${code}`, failing],
    [`the passing example of ${code}`, passing],
  ]);
  it.each(catalogued)("%s", (_, text = "") => {
    if (parse("", text).problems.length === 0) expectSound(text);
    else expect(format(text).kind).toBe("refused");
  });
});

describe("a broken text", () => {
  it("is refused with all that is wrong, at any one missing character that matters", () => {
    for (const text of Object.values(SAMPLES)) {
      for (let at = 0; at < text.length; at += 31) {
        const damaged = text.slice(0, at) + text.slice(at + 1);
        const { problems } = parse("", damaged);
        if (problems.length === 0) expectSound(damaged);
        else expect(format(damaged)).toEqual({ kind: "refused", problems });
      }
    }
  });
});

describe("edits", () => {
  const apply = (text: string, edits: ReturnType<typeof formattingEdits>): string =>
    (edits ?? []).reduceRight(
      (all, { span, text: to }) => all.slice(0, span.start) + to + all.slice(span.end),
      text,
    );

  it("bring about the same text, and change blanks only", () => {
    fc.assert(
      fc.property(fc.gen(), fc.boolean(), (gen, windows) => {
        const made = randomLayout(gen);
        const text = windows ? made.replaceAll("\n", "\r\n") : made;
        fc.pre(parse("", text).problems.length === 0);
        const edits = formattingEdits(text) ?? [];
        expect(apply(text, edits)).toBe(formatted(text));
        for (const [index, { span }] of edits.entries()) {
          expect(span.start).toBeGreaterThanOrEqual(edits[index - 1]?.span.end ?? 0);
        }
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });

  it("of a range touch its lines alone, and leave a text that is still read as the same", () => {
    fc.assert(
      fc.property(fc.gen(), fc.nat(), fc.nat(40), (gen, from, length) => {
        const text = randomLayout(gen);
        fc.pre(parse("", text).problems.length === 0 && !/^\s*\{/m.test(text));
        const start = from % (text.length + 1);
        const end = Math.min(text.length, start + length);
        const result = apply(text, formattingEdits(text, { start, end }));
        expect(formatted(result)).toBe(formatted(text));
        const above = text.slice(0, text.lastIndexOf("\n", start - 1) + 1).trimEnd();
        expect(result.startsWith(above)).toBe(true);
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });

  it("are none while the syntax is broken", () => {
    expect(formattingEdits("site a {")).toBeUndefined();
  });

  it("are none for a formatted text", () => {
    for (const text of Object.values(exampleTexts())) expect(formattingEdits(text)).toEqual([]);
  });
});
