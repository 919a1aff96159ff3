/** What words in values name, and where it is said that they name nothing. */

import { expect, it } from "vitest";
import { evaluate } from "../../../compiler/resolve/evaluate.ts";
import { collectSymbols } from "../../../compiler/resolve/symbols.ts";
import { parse, walk } from "../../../grammar/index.ts";
import { analyzeTexts, codesOf, analyzeText } from "../../support/analyze.ts";

/** `phase1 strong`, by the word in the text. */
function named(text: string): readonly string[] {
  const { file } = parse("/a.vpn", text);
  const { references } = evaluate([file], collectSymbols([file]).symbols);
  const found: string[] = [];
  walk(file, (node) => {
    const all = node.kind === "word" || node.kind === "string" ? references.get(node) : undefined;
    const word = text.slice(node.span.start, node.span.end);
    for (const { to, name } of all ?? []) found.push(`${word}: ${to} ${name}`);
  });
  return found;
}

it("a word names what its parameter refers to, declared or not", () => {
  expect(named('tunnel t: a <-> b {\n  phase1 = x <-> "y z"\n  psk = k\n}\n')).toEqual([
    "x: phase1 x",
    '"y z": phase1 y z',
    "k: secret k",
  ]);
});

it("a word that means something by itself names nothing", () => {
  expect(
    named("phase1 p {\n  hash = sha1\n}\ntunnel t: a <-> b {\n  manual m {\n    ah-key = none\n  }\n}\n"),
  ).toEqual([]);
});

it("a word that stands for a `let` names it, and what that one says names more", () => {
  const text =
    "phase1 s {\n}\nphase2 s {\n}\nlet x = s\ntunnel t: a <-> b {\n  phase1 = x\n  phase2 = x\n}\n";
  expect(named(text)).toEqual(["s: phase1 s", "s: phase2 s", "x: let x", "x: let x"]);
});

it("what is wrong with a `let` is said in its own file", () => {
  const { diagnostics } = analyzeTexts({
    "/project/a.vpn": "phase1 p {\n  hash = mine\n}\n",
    "/project/b.vpn": "\n\n\nlet mine = sha257\n",
  });
  expect(diagnostics.map(({ code, place }) => [code, place?.uri, place?.span.start])).toEqual([
    ["type/unknown-word", "/project/b.vpn", 14],
  ]);
});

it("a name has no interface", () => {
  const text =
    "phase1 strong {\n}\nsite a {\n  device = generic\n  peer p {\n    phase1 = strong on ether1\n  }\n}\n";
  expect(codesOf(analyzeText(text))).toContain("error type/mismatch");
});
