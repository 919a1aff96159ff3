/** A text that is read after an edit is what the same text is when it is read for the first time, and what stayed is not read again. */

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../../grammar/index.ts";
import { edited, edits } from "../support/edits.ts";
import { exampleTexts, KITCHEN_SINK, SAMPLES } from "../support/samples.ts";

const TEXTS = [KITCHEN_SINK, ...Object.values(SAMPLES), ...Object.values(exampleTexts())];

const LINES = `## first
site a {
  lan = 10.1.0.0/24 # as agreed
}

secret s = env("S")

## third
## of three
site b {
  lan = 10.2.0.0/24
}
`;

describe("a text read again after an edit", () => {
  it("is what it is when it is read afresh", () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), edits(8), (first, all) => {
        let text = first;
        let parsed = parse("a.vpn", text);
        for (const edit of all) {
          text = edited(text, edit);
          parsed = parse("a.vpn", text, parsed);
          expect(parsed).toEqual(parse("a.vpn", text));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is the tree it was, if the text is", () => {
    const parsed = parse("a.vpn", LINES);
    expect(parse("a.vpn", [...LINES].join(""), parsed)).toBe(parsed);
  });

  it("keeps every other declaration and moves those below", () => {
    const before = parse("a.vpn", LINES);
    const [first, second, third] = before.file.items;
    const start = third?.span.start ?? 0;
    const after = parse("a.vpn", LINES.replace("10.1.0.0/24", "10.111.0.0/24"), before);
    expect(after.file.items[0]).not.toBe(first);
    expect(after.file.items[1]).toBe(second);
    expect(after.file.items[2]).toBe(third);
    expect(third?.span.start).toBe(start + 2);
  });

  it.each([
    ["a comment", "as agreed", "as agreed upon"],
    ["a blank", "lan = 10.1", "lan    = 10.1"],
    ["a line", "site a {\n", "site a {\n\n"],
  ])("keeps a declaration in which %s changes", (_, old, written) => {
    const before = parse("a.vpn", LINES);
    const kept = [...before.file.items];
    const text = LINES.replace(old, written);
    const after = parse("a.vpn", text, before);
    after.file.items.forEach((item, index) => expect(item).toBe(kept[index]));
    expect(after).toEqual(parse("a.vpn", text));
  });

  it("reads a declaration anew when what documents it changes", () => {
    const before = parse("a.vpn", LINES);
    const third = before.file.items[2];
    const after = parse("a.vpn", LINES.replace("of three", "of many"), before);
    expect(after.file.items[2]).not.toBe(third);
    expect(after.file.items[2]).toMatchObject({ doc: ["third", "of many"] });
  });
});
