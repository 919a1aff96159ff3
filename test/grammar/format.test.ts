/** Layouts that docs/formatting.md does not show: comments in odd places, lines that must not break, ends of lines and files. */

import { describe, expect, it } from "vitest";
import { format } from "../../grammar/format/format.ts";
import { expectSound, formatted } from "../support/format.ts";
import { growth } from "../support/processor-time.ts";

/** Indented in the test, not in the text. */
function text(template: string): string {
  const lines = template.replace(/^\n/, "").trimEnd().split("\n");
  const margin = /^ */.exec(lines[0] ?? "")?.[0] ?? "";
  return lines.map((line) => `${line.startsWith(margin) ? line.slice(margin.length) : line}\n`).join("");
}

const CASES: readonly (readonly [title: string, before: string, after: string])[] = [
  [
    "keeps a comment in an empty block",
    `
    site a {
    # nothing yet
    }
    site b { # soon
    }
    site c {
    }`,
    `
    site a {
      # nothing yet
    }

    site b {                                  # soon
    }

    site c { }`,
  ],
  [
    "keeps comments around braces",
    `
    site a { # one
      # two

      bgp x { as = 1 # three
      } # four
      # five
    } # six
    # seven`,
    `
    site a {                                  # one
      # two

      bgp x {
        as = 1                                # three
      }  # four
      # five
    }  # six

    # seven`,
  ],
  [
    "moves a brace up to its header, past comments, which become no documentation",
    `
    site a # one
    ## two
    { # three
      policy any -> any
    }`,
    `
    site a {                                  # one
      ## two
      # three
      policy any -> any
    }`,
  ],
  [
    "keeps documentation off what it did not document",
    `
    site a # one
    ## two
    {
      policy any -> any
    }`,
    `
    site a {                                  # one
      ## two

      policy any -> any
    }`,
  ],
  [
    "gives a block with a long header its own lines",
    `
    tunnel branch: headquarters <-> riga, tallinn, vilnius, helsinki, stockholm extends template { standby = yes }`,
    `
    tunnel branch: headquarters <->
                   riga, tallinn, vilnius, helsinki, stockholm extends template {
      standby = yes
    }`,
  ],
  [
    "does not begin a line with a word that would be read as an entry",
    `
    site a {
      policy 10.0.0.0/8, 10.1.0.0/16, 10.2.0.0/16, 10.3.0.0/16, 10.4.0.0/16, left.lan -> any {
        level = unique
      }
      devices = routeros 7.20, routeros 7.22, strongswan "5.9.14", cisco-ios "15.2(4)M3", aws
    }`,
    `
    site a {
      policy 10.0.0.0/8, 10.1.0.0/16, 10.2.0.0/16, 10.3.0.0/16, 10.4.0.0/16,
             left.lan -> any {
        level = unique
      }
      devices = routeros 7.20,
                routeros 7.22, strongswan "5.9.14", cisco-ios "15.2(4)M3", aws
    }`,
  ],
  [
    "aligns properties over blank lines and blocks, but no declarations over other words",
    `
    let a = 1
    secret bc = env("B")
    let def = 2

    let x = 3
    site s { a = 1
      dpd { interval = 1s }

      long-key = 2 }`,
    `
    let a = 1
    secret bc = env("B")
    let def = 2

    let x = 3

    site s {
      a        = 1
      dpd { interval = 1s }

      long-key = 2
    }`,
  ],
  [
    "pads no header where a neighbour would not fit",
    `
    key a { value = env("A_KEY_WITH_A_LONG_NAME_FOR_THIS_TEST")  length = 160 }
    key a-very-long-name { algorithm = sha1  length = 160 }`,
    `
    key a { value = env("A_KEY_WITH_A_LONG_NAME_FOR_THIS_TEST")  length = 160 }
    key a-very-long-name { algorithm = sha1  length = 160 }`,
  ],
  [
    "keeps what it ignores with its comments, at every level",
    `
    # prettier-ignore
    site   a {   # one
    x=1 }  # two
    site b {
        # prettier-ignore
        dpd {a=1}  # three
        c=1
    }`,
    `
    # prettier-ignore
    site   a {   # one
    x=1 }  # two

    site b {
      # prettier-ignore
      dpd {a=1}  # three
      c = 1
    }`,
  ],
];

describe("format", () => {
  it.each(CASES)("%s", (_, before, after) => {
    expect(formatted(text(before), { printWidth: 84 })).toBe(text(after));
    expectSound(text(before));
  });

  it("makes nothing of nothing", () => {
    for (const blank of ["", "\n", " \n\n\t", "\r\n"]) expect(formatted(blank)).toBe("");
  });

  it("ends a file with one line break, whatever it ended with", () => {
    for (const end of ["", "\n", "\n\n\n", "  "]) expect(formatted(`let a = 1${end}`)).toBe("let a = 1\n");
    expect(formatted("# alone")).toBe("# alone\n");
  });

  it("keeps the kind of line break, and a byte order mark", () => {
    expect(formatted("let  a = 1\r\nlet b=2\r\n")).toBe("let a = 1\r\nlet b = 2\r\n");
    expect(formatted("let  a = 1\rlet b=2\r")).toBe("let a = 1\nlet b = 2\n");
    expect(formatted("\u{FEFF}let  a = 1\n")).toBe("\u{FEFF}let a = 1\n");
  });

  it("keeps strings, numbers and names as they are spelt", () => {
    const written = 'let a = "a  \\\\ \\" b", 010.0.0.0, 0x0F, 01d, 10.0.0.0/08';
    const { kind } = format(written);
    expect(kind).toBe("refused");
    const sound = 'let a = "a  \\\\ \\" \\q b", 0x0F, 0001, 01d, 10.0.0.0/08, "x y".lan';
    expect(formatted(sound)).toBe(`${sound}\n`);
  });

  it("says where a refused text is broken, in its own places", () => {
    const result = format("\u{FEFF}let a = 1\r\nlet b =\r\n");
    expect(result.kind === "refused" && result.problems.map(({ code, span }) => [code, span])).toEqual([
      ["syntax/missing-value", { start: 18, end: 19 }],
    ]);
  });
});

describe("time grows with the length", () => {
  const site =
    "site a {\n  # above\n  lan=10.0.0.0/8, # beside\n    10.1.0.0/16\n  dpd { a = 1  b = 2 }\n}\n";

  it.each([
    ["declarations", (n: number) => site.repeat(n / 100)],
    ["comments", (n: number) => "# c\n".repeat(n / 4)],
    ["documentation below a header", (n: number) => `site a\n${"## c\n".repeat(n / 5)}{ b = 1 }\n`],
    ["entries of one block", (n: number) => `site a {\n${"  bcd = 1 # c\n".repeat(n / 14)}}\n`],
    ["a block on one line", (n: number) => `site a { ${"b = 1 ".repeat(n / 6)} }`],
    ["blocks on one line", (n: number) => `site x {\n${"a { b = 1 } ".repeat(n / 12)}\n}`],
    ["a run of blocks", (n: number) => "key a { b = 1 }\n".repeat(n / 16)],
    ["a list", (n: number) => `let a = ${"bc, ".repeat(n / 4)}d`],
    ["a list that may not break", (n: number) => `let a = ${'b "c", '.repeat(n / 7)}d`],
    ["a list with comments", (n: number) => `let a = ${"b, # c\n ".repeat(n / 9)}d`],
  ])("of %s", (_, make) => {
    const [small, large] = [make(100_000), make(400_000)];
    expect(
      growth(
        () => formatted(small),
        () => formatted(large),
        16,
      ),
    ).toBeLessThan(16);
  });
});
