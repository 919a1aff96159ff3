/** The generated TextMate grammar: every word of the shared table has its scope, and the sample the scopes of its punctuation. */

import { describe, expect, it } from "vitest";
import { CASES, COLOURS, placesOf } from "../editors/colours.ts";
import { piecesOf } from "../support/textmate.ts";

describe("the colours of", () => {
  it.each(Object.entries(CASES))("%s", async (_, each) => {
    const pieces = await piecesOf(each.text);
    const wanted = placesOf(each).map(({ start, end, colour }) => {
      return `${each.text.slice(start, end)}: ${COLOURS[colour].scope}.vpn`;
    });
    const found = placesOf(each).map(({ start, end }) => {
      const inside = pieces.filter((piece) => piece.start < end && piece.end > start);
      const scopes = new Set(inside.map((piece) => piece.scopes[0] ?? "none"));
      return `${each.text.slice(start, end)}: ${[...scopes].join(" and ")}`;
    });
    expect(found).toEqual(wanted);
  });
});

it("scopes escapes, braces and commas", async () => {
  const text = 'site a { psk = env("A\\"B"), x }';
  const found = (await piecesOf(text)).map(
    ({ start, end, scopes }) => `${text.slice(start, end)} ${scopes.join(" ")}`,
  );
  for (const expected of [
    '\\" string.quoted.double.vpn constant.character.escape.vpn',
    "{ punctuation.section.block.begin.vpn",
    "( punctuation.section.arguments.begin.vpn",
    ", punctuation.separator.list.vpn",
    "} punctuation.section.block.end.vpn",
  ]) {
    expect(found).toContain(expected);
  }
});
