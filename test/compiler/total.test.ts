/** No phase throws for user input: examples with pieces of each other in the wrong places are judged, and printed when sound. */

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { exampleTexts } from "../support/samples.ts";
import { analyzeText } from "../support/analyze.ts";
import { scriptsOf } from "../support/examples.ts";

const texts = Object.values(exampleTexts());
const words = [...new Set(texts.flatMap((text) => text.split(/\s+/)))];
const odd = [
  "<->",
  "->",
  "{",
  "}",
  "=",
  ",",
  '""',
  "any",
  "none",
  "left.lan",
  "::/0",
  "0",
  "4294967295",
  "constructor",
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 40 }),
  piece: fc.oneof(fc.constantFrom(...words), fc.constantFrom(...odd)),
});

it("survives examples with misplaced words", () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) => {
      const broken = edits.reduce((whole, { at, length, piece }) => {
        const start = Math.floor(at * whole.length);
        return `${whole.slice(0, start)} ${piece} ${whole.slice(start + length)}`;
      }, text);
      const analysis = analyzeText(broken);
      expect(analysis.model === undefined).toBe(analysis.diagnostics.some((d) => d.severity === "error"));
      scriptsOf(analysis);
    }),
    { numRuns: Number(process.env["VPNC_MUTATIONS"] ?? 1000), seed: 20_261_122 },
  );
});
