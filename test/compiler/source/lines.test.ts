/** Offsets and positions, with every kind of line break. */

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lineTable } from "../../../compiler/source/lines.ts";

const text = fc.string({ unit: fc.constantFrom("a", "\t", "\r", "\n", "\r\n", "ü", "👍") });

test("lines end at LF, CRLF and CR", () => {
  const lines = lineTable("a\r\nbc\rd\n");
  expect([1, 2, 3, 4, 5].map((line) => lines.lineAt(line).text)).toEqual(["a", "bc", "d", "", ""]);
  expect(lines.count).toBe(4);
  expect(lines.positionAt(4)).toEqual({ line: 2, column: 2 });
  expect(lines.positionAt(999)).toEqual({ line: 4, column: 1 });
  expect(lineTable("👍x").positionAt(2)).toEqual({ line: 1, column: 3 });
});

test("positions lead back to their offsets", () => {
  fc.assert(
    fc.property(text, fc.nat(60), (source, at) => {
      const lines = lineTable(source);
      const offset = Math.min(at, source.length);
      const back = lines.offsetAt(lines.positionAt(offset));
      // Between CR and LF, and before them, the position is the end of the line.
      expect(source.slice(back, offset)).toMatch(/^\r?$/);
      expect(lines.count).toBe(source.split(/\r\n|\r|\n/).length);
    }),
  );
});
