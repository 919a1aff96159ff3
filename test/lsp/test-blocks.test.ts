/** `test` blocks in an editor: completion, hover, colours, rename and the line above each. */

import { describe, expect, it } from "vitest";
import { hover } from "../../lsp/features/hover/hover.ts";
import { lenses } from "../../lsp/features/lens/lenses.ts";
import { rename } from "../../lsp/features/names/rename.ts";
import { semanticTokens } from "../../lsp/features/tokens/tokens.ts";
import { SITES } from "../support/two-sites.ts";
import { markedAt, offeredAt } from "./support/complete.ts";
import { analysisOf, FILE } from "./support/cursor.ts";

const PROJECT = `${SITES}
let client = 10.1.0.5
tunnel hq-riga: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = env("X")
}
`;
const inTest = (line: string): string => `${PROJECT}test "one" {\n  ${line}\n}\n`;
const LINE = "packet hq: client -> 10.2.0.5 tcp 443 while hq-riga down => encrypted hq-riga";

describe("completion", () => {
  it.each([
    ["┆", ["packet"]],
    ["packet ┆", ["hq", "riga"]],
    ["packet hq: ┆", ["client", "203.0.113.2"]],
    ["packet hq: client -> ┆", ["client"]],
    ["packet hq: client -> 10.2.0.5 ┆", ["tcp", "udp", "while"]],
    ["packet hq: client -> 10.2.0.5 tcp 443 ┆", ["while"]],
    ["packet hq: client -> 10.2.0.5 while ┆", ["hq-riga"]],
    ["packet hq: client -> 10.2.0.5 while hq-riga ┆", ["down"]],
    ["packet hq: client -> 10.2.0.5 => ┆", ["encrypted", "plain", "dropped"]],
    ["packet hq: client -> 10.2.0.5 => encrypted ┆", ["hq-riga"]],
  ])("%s offers %j", (line, expected) => {
    expect(offeredAt(inTest(line))?.labels ?? []).toEqual(expect.arrayContaining(expected));
  });

  it("offers nothing behind `plain`, and a test in column 1", () => {
    expect(offeredAt(inTest("packet hq: client -> 10.2.0.5 => plain ┆"))).toBeUndefined();
    expect(offeredAt(`${PROJECT}\n┆`)?.labels).toContain("test");
  });
});

it.each([
  ["pac┆ket", "It starts behind the site"],
  ["packet h┆q:", "hq"],
  ["while hq-r┆iga", "tunnel hq-riga"],
  ["encrypted hq-r┆iga", "tunnel hq-riga"],
  ["encr┆ypted", "By exactly these tunnels"],
  ["whi┆le", "have no SA now"],
  ["cli┆ent", "let client"],
])("hover at %s explains it", (marked, words) => {
  const { text, offset } = markedAt(inTest(LINE.replace(marked.replace("┆", ""), marked)));
  expect(hover(analysisOf(text), FILE, offset)?.text).toContain(words);
});

it("colours names and words apart", () => {
  const text = inTest(LINE);
  const start = text.indexOf("packet hq:");
  const shown = semanticTokens(analysisOf(text), FILE)
    .filter(({ span }) => span.start > start)
    .map(({ span, type }) => `${text.slice(span.start, span.end)} ${type}`);
  for (const each of ["tcp enumMember", "while keyword", "down keyword", "encrypted enumMember"])
    expect(shown).toContain(each);
  const tunnels = shown.filter((each) => each.startsWith("hq-riga "));
  expect(new Set(tunnels).size).toBe(1);
  expect(tunnels).toHaveLength(2);
});

it("a rename of a tunnel or site goes into tests", () => {
  const text = inTest(LINE);
  const analysis = analysisOf(text);
  const renamed = (at: string, name: string): number => {
    const result = rename(analysis, FILE, text.indexOf(at), name);
    return "edits" in result ? result.edits.length : -1;
  };
  expect(renamed("hq-riga: hq", "north")).toBe(3);
  expect(renamed("hq {", "head")).toBe(3);
  expect(renamed("client = ", "desk")).toBe(2);
});

it("a line above each test says how it went", () => {
  const text = `${inTest(LINE)}test "two" {\n  packet hq: client -> 10.2.0.5 => encrypted\n}\n`;
  const shown = lenses(analysisOf(text), FILE).map(({ title }) => title);
  expect(shown.slice(-2)).toEqual(["✗ 1 of 1 packet goes another way", "✓ 1 packet"]);
});
