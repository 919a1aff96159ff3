/** What the editor does by itself while one types: words, indentation, comments that go on. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { WORD } from "../../grammar/index.ts";

const url = new URL("../../vscode-extension/language-configuration.json", import.meta.url);
const configuration = JSON.parse(readFileSync(url, "utf8"));
const { indentationRules, onEnterRules, wordPattern } = configuration;

it("selects the words of the language on a double click", () => {
  expect(wordPattern).toContain(WORD);
  const word = new RegExp(wordPattern, "g");
  expect("psk = aws-psk-1 -> 10.0.0.0/8, 2001:db8::1, 7.22, right.lan".match(word)).toEqual([
    "psk",
    "aws-psk-1",
    "10.0.0.0/8",
    "2001:db8::1",
    "7.22",
    "right",
    "lan",
  ]);
});

describe("indentation", () => {
  const increase = new RegExp(indentationRules.increaseIndentPattern);
  const decrease = new RegExp(indentationRules.decreaseIndentPattern);
  const next = new RegExp(indentationRules.indentNextLinePattern);

  it.each([
    "site hq {",
    'site "Rīga {2}" {',
    "  dpd {   # as they want it",
    '  policy left.lan <-> right.lan { comment = "a } b"',
  ])("goes in after `%s`", (line) => expect(increase.test(line)).toBe(true));

  it.each(["site hq", "# site hq {", "  phase1 { exchange = main }", 'let a = "{"', "}"])(
    "stays after `%s`",
    (line) => expect(increase.test(line)).toBe(false),
  );

  it("goes out at a closing brace", () => {
    expect(decrease.test("  }")).toBe(true);
    expect(decrease.test("  a = b }")).toBe(false);
  });

  it.each([
    "  lan = 10.1.0.0/16,",
    "  lan = 10.1.0.0/16,  # and",
    "  phase1 = strong <->",
    "policy a.lan ->",
  ])("goes in for one line after `%s`, where an entry may break", (line) =>
    expect(next.test(line)).toBe(true),
  );

  it.each(["# one, two,", 'comment = "a,"', "  lan = 10.1.0.0/16"])("but not after `%s`", (line) =>
    expect(next.test(line)).toBe(false),
  );
});

describe("Enter", () => {
  const [documentation, braces] = onEnterRules;

  it("goes on with a documentation comment, until its line is empty", () => {
    const before = new RegExp(documentation.beforeText);
    expect(before.test("  ## what Amazon wants")).toBe(true);
    for (const line of ["### a line", "##", "## ", "# private", "a = b ## c"])
      expect(before.test(line)).toBe(false);
    expect(documentation.action).toEqual({ indent: "none", appendText: "## " });
  });

  it("between braces opens a line of its own", () => {
    expect(new RegExp(braces.beforeText).test("site hq {")).toBe(true);
    expect(new RegExp(braces.afterText).test("}")).toBe(true);
    expect(braces.action.indent).toBe("indentOutdent");
  });
});
