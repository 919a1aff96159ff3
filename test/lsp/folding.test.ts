/** What can be folded: the text with the lines that stay visible when everything is. */

import { expect, it } from "vitest";
import { parse } from "../../grammar/index.ts";
import { folds } from "../../lsp/features/folding.ts";

/** `1-4`, or `1-4 comment`. */
function folded(text: string): readonly string[] {
  return folds(parse("/a.vpn", text).file).map(({ first, last, kind }) =>
    [`${first}-${last}`, kind].filter((part) => part !== undefined).join(" "),
  );
}

it("folds blocks up to their closing brace, and blocks inside", () => {
  const text =
    "site a {\n  lan = any\n  bgp core {\n    as = 1\n  }\n  policy any -> any {\n    action = none\n  }\n}\n";
  expect(folded(text)).toEqual(["1-8", "3-4", "6-7"]);
});

it("folds runs of comments, imports, secrets and values", () => {
  const text = `# one
# two

# alone
import "a.vpn"
import "b.vpn"

secret a = env("A")
secret b = env("B")
secret c = env("C")

let x = 1
let y = 2
site a { # beside
  # in
  # side
}
`;
  expect(folded(text)).toEqual([
    "1-2 comment",
    "5-6 imports",
    "8-10 region",
    "12-13 region",
    "14-16",
    "15-16 comment",
  ]);
});

it("folds a header over several lines from its first, and a list over several lines", () => {
  expect(folded("tunnel t: a <->\n  b {\n  phase1 = x\n}\n")).toEqual(["1-3"]);
  expect(folded("site a {\n  lan = 10.0.0.0/8,\n        10.1.0.0/16\n}\n")).toEqual(["1-3", "2-3"]);
});

it("folds nothing on one line, and a block without its end to the end", () => {
  expect(folded("key a { length = 1 }\n# x\n")).toEqual([]);
  expect(folded("site a {\n  lan = any\n  wan = any")).toEqual(["1-3"]);
});

it("counts every kind of line break", () => {
  expect(folded("site a {\r\n  lan = any\r\n}\r\n")).toEqual(["1-2"]);
  expect(folded("# a\r# b\rsite a {\r  lan = any\r}\r")).toEqual(["1-2 comment", "3-4"]);
});
