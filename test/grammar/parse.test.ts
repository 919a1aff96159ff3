/** What each construct becomes in the tree. */

import { describe, expect, it } from "vitest";
import { parse, walk, type Declaration, type Term } from "../../grammar/index.ts";
import { declarationOf, shape, slice, termsOf } from "../support/trees.ts";

const declaration = (text: string): Declaration => {
  const [item] = parse("x.vpn", text).file.items;
  if (item?.kind !== "declaration") throw new Error("no declaration");
  return item;
};

const terms = (value: string): unknown =>
  shape(termsOf(parse("x.vpn", `site a {\n  k = ${value}\n}`).file, "k"));
const word = (text: string): unknown => ({ kind: "word", text });

const texts = (names: readonly { text: string }[] | undefined): unknown => names?.map(({ text }) => text);
const value = (term: Term): unknown =>
  "text" in term ? term.text : "value" in term ? term.value : undefined;

describe("terms", () => {
  it.each<[string, unknown[]]>([
    ["aes-128-cbc, any", [word("aes-128-cbc"), word("any")]],
    ["3des", [word("3des")]],
    ["routeros 7.20", [{ kind: "word", text: "routeros", version: { kind: "version", text: "7.20" } }]],
    [
      "routeros 6.45beta27",
      [{ kind: "word", text: "routeros", version: { kind: "version", text: "6.45beta27" } }],
    ],
    ["routeros 7", [{ kind: "word", text: "routeros", version: { kind: "version", text: "7" } }]],
    [
      'cisco-ios "15.2(4)M3"',
      [{ kind: "word", text: "cisco-ios", version: { kind: "version", text: "15.2(4)M3" } }],
    ],
    ["generic", [word("generic")]],
    [
      "dynamic on ether1",
      [{ kind: "word", text: "dynamic", on: { kind: "name", text: "ether1", quoted: false } }],
    ],
    [
      '192.0.2.4/24 on "WAN port"',
      [
        {
          kind: "address",
          address: "192.0.2.4",
          family: 4,
          length: 24,
          on: { kind: "name", text: "WAN port", quoted: true },
        },
      ],
    ],
    ["::/0", [{ kind: "address", address: "::", family: 6, length: 0 }]],
    [
      "from 172.31.0.0/16",
      [{ kind: "from", prefix: { kind: "address", address: "172.31.0.0", family: 4, length: 16 } }],
    ],
    ["1024-65535", [{ kind: "range", low: 1024, high: 65_535 }]],
    ["1d2h", [{ kind: "duration", seconds: 93_600 }]],
    ["100MB", [{ kind: "size", bytes: 100_000_000 }]],
    ["0x1F", [{ kind: "hex", digits: "1F" }]],
    ["7224", [{ kind: "number", value: 7224 }]],
    ['"a \\"b\\""', [{ kind: "string", value: 'a "b"' }]],
    [
      '"IOS/OSX".lan',
      [
        {
          kind: "path",
          root: { kind: "name", text: "IOS/OSX", quoted: true },
          member: { kind: "name", text: "lan", quoted: false },
        },
      ],
    ],
    [
      'derive(master, "x")',
      [
        {
          kind: "call",
          callee: { kind: "name", text: "derive", quoted: false },
          arguments: [word("master"), { kind: "string", value: "x" }],
        },
      ],
    ],
  ])("%s", (text, expected) => expect(terms(text)).toEqual(expected));
});

describe("lines", () => {
  it("takes several properties on one line", () => {
    const { block } = declaration('key a { algorithm = sha1  length = 160  value = env("A") }');
    expect(block?.entries.map((entry) => entry.kind === "property" && entry.key.text)).toEqual([
      "algorithm",
      "length",
      "value",
    ]);
  });

  it("goes on after a comma or an arrow, but not into the next entry", () => {
    const { file, problems } = parse(
      "x.vpn",
      "site a {\n  k = b,\n    c <->\n    d\n  l = e,\n  dpd {\n  }\n}",
    );
    const [first, second, third] = declarationOf(file, "site a").block?.entries ?? [];
    expect(first && slice(file, first)).toBe("k = b,\n    c <->\n    d");
    expect(second && slice(file, second)).toBe("l = e,");
    expect(third?.kind).toBe("declaration");
    expect(problems.map(({ code }) => code)).toEqual(["syntax/missing-value"]);
  });
});

describe("headers", () => {
  it("reads ends and what is extended", () => {
    const { ends, extends: base, name } = declaration('tunnel x: a <-> b, "c d" extends y {\n}');
    expect([name?.text, texts(ends?.left), texts(ends?.right), base?.text]).toEqual([
      "x",
      ["a"],
      ["b", "c d"],
      "y",
    ]);
  });

  it("reads a variant", () => {
    const [entry] = declaration("tunnel x {\n  carrier gre wire {\n  }\n}").block?.entries ?? [];
    expect(shape(entry)).toMatchObject({
      head: { text: "carrier" },
      variant: { text: "gre" },
      name: { text: "wire" },
    });
  });

  it("starts a declaration at a head in column 1, whatever is open", () => {
    const { file } = parse("x.vpn", "site a {\n  dpd {\n    k = (\nsite b {\n  lan = any\n}");
    expect(file.items.length).toBe(2);
    expect(declarationOf(file, "site b").block?.entries.length).toBe(1);
  });

  it("assumes the `{` that a `}` lacks", () => {
    const { file, problems } = parse("x.vpn", "site a\n  lan = any\n  dpd\n    k = 1\n  }\n}");
    expect(declarationOf(file, "site a").block?.entries.map(({ kind }) => kind)).toEqual([
      "property",
      "declaration",
    ]);
    expect(problems.length).toBe(2);
  });
});

describe("entries", () => {
  it("reads policies, waivers and packets", () => {
    const text = `test "t" {
  policy any, b -> left.lan {
    action = none
  }
  policy lan->any
  waive policy/overlap "why"
  packet office: 10.0.1.5 -> 10.12.3.4 tcp 443 while "a b" down => encrypted aws-1
}`;
    const [first, second, waiver, packet] = declaration(text).block?.entries ?? [];
    expect(first).toMatchObject({ kind: "policy", arrow: "->", left: [{ text: "any" }, { text: "b" }] });
    expect(second).toMatchObject({ kind: "policy", left: [{ text: "lan" }], right: [{ text: "any" }] });
    expect(waiver).toMatchObject({ code: { text: "policy/overlap" }, reason: { value: "why" } });
    expect(packet?.kind === "packet" && packet.conditions.map(value)).toEqual([
      "tcp",
      443,
      "while",
      "a b",
      "down",
    ]);
    expect(packet).toMatchObject({
      site: { text: "office" },
      verdict: [{ text: "encrypted" }, { text: "aws-1" }],
    });
  });
});

describe("documentation", () => {
  it("is the `##` lines directly above, and nothing else", () => {
    const text = `## not this

# nor this
## one
##  two
site a { ## nor here
  ## three
  policy any -> any
}
## four
secret s = env("S")
## five

let l = 1`;
    const { file } = parse("x.vpn", text);
    const docs: (readonly string[])[] = [];
    walk(file, (node) => void ("doc" in node && docs.push(node.doc)));
    expect(docs).toEqual([["one", " two"], ["three"], ["four"], []]);
    expect(file.comments.length).toBe(8);
  });
});

it("visits every node once, in order", () => {
  const { file } = parse("x.vpn", "tunnel a: b <-> c extends d {\n  k = f(1), 10.0.0.1 on e\n}");
  const kinds: string[] = [];
  walk(file, (node) => void kinds.push(node.kind));
  expect(kinds.filter((kind) => kind === "name").length).toBe(8);
});
