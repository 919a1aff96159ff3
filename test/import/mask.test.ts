/** No value that was found stays in what is shown, however values lie in each other. */

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HIDDEN, hider } from "../../compiler/import/mask.ts";

function hide(text: string, ...values: readonly string[]): string {
  return hider(values.map((value) => ({ label: "", value, origin: { file: "in", line: 1 } })))(text);
}

describe("values that were found", () => {
  it.each([
    ["stand alone", "a swordfish b", ["swordfish"], `a ${HIDDEN} b`],
    ["begin with each other", "swordfish-7 swordfish", ["swordfish", "swordfish-7"], `${HIDDEN} ${HIDDEN}`],
    ["overlap", "abcdefgh", ["abcde", "defgh"], HIDDEN],
    ["follow each other", "abcdabcd", ["abcd"], `${HIDDEN}${HIDDEN}`],
    ["are too short to tell anything", "the key", ["key"], "the key"],
  ])("are hidden when they %s", (_, text, values, expected) => {
    expect(hide(text, ...values)).toBe(expected);
  });

  it("are in no text", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 4, maxLength: 7 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.array(word), (values, around) => {
        const text = [...around, ...values, ...around].join("");
        const shown = hide(text, ...values);
        for (const value of values) expect(shown).not.toContain(value);
      }),
    );
  });
});
