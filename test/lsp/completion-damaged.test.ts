/** Completion where nothing can be said, where the text is half a text, and in any text at all. */

import { assert, constant, constantFrom, nat, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { plainOf, snippetOf } from "../../lsp/features/completion/item.ts";
import { exampleTexts, KITCHEN_SINK } from "../support/samples.ts";
import { offeredIn } from "./support/complete.ts";
import { analysisOf } from "./support/cursor.ts";
import { at, BEFORE, labels } from "./support/two-ends.ts";

describe("nothing", () => {
  it.each([
    ["in a comment", "phase1 x {\n  # enc┆\n}"],
    ["in a comment behind a value", "phase1 x {\n  exchange = main # ┆\n}"],
    ["in a string", 'phase1 x {\n  comment = "enc┆"\n}'],
    ["in a string that does not end", 'phase1 x {\n  comment = "enc ┆\n}'],
    ["in a call", "tunnel t: hq <-> riga {\n  psk = env(┆)\n}"],
    ["behind a complete value", "phase1 x {\n  exchange = main ┆\n}"],
    ["between a key and its value", "phase1 x {\n  exchange ┆\n}"],
    ["for a new name", "phase1 ┆"],
    ["in a block of a head that nobody knows", "nonsense x {\n  ┆\n}"],
    ["for an unknown key", "phase1 x {\n  nonsense = ┆\n}"],
  ])("%s", (_name, text) => {
    expect(at(text)).toBeUndefined();
  });
});

describe("damaged text", () => {
  it.each([
    ["half a key", "phase1 x {\n  dh-gr┆\n  hash = sha256\n}", "dh-group"],
    ["a hyphen at the end", "phase1 x {\n  dh-┆\n}", "dh-group"],
    ["no closing brace", "phase1 x {\n  ┆\n\nsite y {\n}", "exchange"],
    ["no closing brace of a nested block", "phase1 x {\n  dpd {\n    ┆\n\nsite y {\n}", "interval"],
    ["no opening brace", "phase1 x\n  ┆", "exchange"],
    ["no opening brace of a nested block", "phase1 x {\n  dpd\n    ┆\n}", "interval"],
    ["everything on one line", "phase1 x { exchange = main  ha┆ }", "hash"],
    ["everything on one line, behind a number", "phase1 x { nonce-size = 16 ┆", "hash"],
    ["a missing value before", "phase1 x {\n  hash =\n  ┆\n}", "exchange"],
    ["nonsense before", "phase1 x {\n  ) = ( \n  ┆\n}", "exchange"],
    ["an unclosed string before", 'site x {\n  comment = "abc\n  ┆\n}', "device"],
    ["half a member", "tunnel t: hq <-> riga {\n  policy left.┆\n}", "lan"],
    ["half a pair", "tunnel t: hq <-> riga {\n  phase1 = strong <-> ┆\n  psk = shared\n}", "weak"],
  ])("%s", (_name, text, expected) => {
    expect(labels(text)).toContain(expected);
  });
});

const TEXTS = [BEFORE, KITCHEN_SINK, ...Object.values(exampleTexts())];

describe("any text", () => {
  it("is answered, with what touches the cursor", () => {
    const damaged = constantFrom(...TEXTS).chain((text) =>
      record({
        text: constant(text),
        cut: nat(text.length),
        length: nat(40),
        put: constantFrom(
          "",
          "{",
          "}",
          '"',
          "=",
          "<->",
          ".",
          "policy ",
          "waive ",
          "#",
          "\n",
          "on ",
          "\r",
          "«",
        ),
        at: nat(text.length),
      }),
    );
    assert(
      property(damaged, ({ text, cut, length, put, at: offset }) => {
        const broken = text.slice(0, cut) + put + text.slice(cut + length);
        for (const cursor of [Math.min(offset, broken.length), Math.min(cut + put.length, broken.length)]) {
          const found = offeredIn(analysisOf(broken), broken, cursor);
          for (const each of found?.items ?? [])
            expect(`${snippetOf(each.insert)}${plainOf(each.insert)}`).not.toMatch(/undefined|object/);
          expect(found?.labels.length).not.toBe(0);
          expect(broken.slice(0, cursor).endsWith(found?.typed ?? "")).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});
