/** Where names are declared, paths read from and imports lead, in whole and in damaged text. */

import { describe, expect, it } from "vitest";
import { definition } from "../../lsp/features/names/definition.ts";
import { FILE } from "./support/cursor.ts";
import { at, marked, shown } from "./support/marked.ts";
import { NETWORK } from "./support/network.ts";

function targets(text: string, more: Readonly<Record<string, string>> = {}): readonly string[] {
  const { analysis, offset } = marked(text, more);
  return (definition(analysis, FILE, offset)?.targets ?? []).map(({ place }) => shown(analysis, place));
}

const from = (piece: string) => targets(at(piece, NETWORK));

describe("a name leads to its declaration", () => {
  it.each([
    ["extends ┆base", "phase1 «base» {"],
    ["phase1  = str┆ong", "phase1 «strong» extends base {"],
    ["phase2 = strong┆\n  bgp", "phase2 «strong» {"],
    ["psk    = ┆shared", 'secret «shared» = env("SHARED")'],
    ["lan    = off┆ices", "let «offices» = 10.1.0.0/16, 10.3.0.0/16"],
    ["hq-riga: h┆q", "site «hq» {"],
    ["<-> ri┆ga extends", "site «riga» {"],
    ["extends templ┆ate", "tunnel «template» {"],
    ["policy ri┆ga.lan", "site «riga» {"],
    ["peer   = to-o┆slo", "peer «to-oslo» {"],
    ["manual = sa┆1", "manual «sa1» {"],
    ["esp-enc-key = en┆c", 'key «enc» { algorithm = 3des length = 192 value = env("ENC") }'],
    ["site ┆hq", "site «hq» {"],
  ])("%s", (piece, target) => expect(from(piece)).toEqual([target]));

  it("a template's instance to those of both ends' sites", () => {
    expect(from("instance = co┆re")).toEqual(["bgp «core» {", "bgp «core» {"]);
  });

  it("in another file of the project", () => {
    const more = { "/project/sites.vpn": "site x {\n}\nsite y {\n}\n" };
    expect(targets("tunnel t: ┆x <-> y {\n}\n", more)).toEqual(["sites.vpn: site «x» {"]);
  });

  it("also in quotes", () => {
    expect(targets('site "Rīga 2" {\n}\ntunnel t: a <-> "Rīg┆a 2" {\n}\n')).toEqual(['site «"Rīga 2"» {']);
  });

  it("through a value that stands for it", () => {
    const text = "phase1 strong {\n}\nlet usual = str┆ong\ntunnel t: a <-> b {\n  phase1 = usual\n}\n";
    expect(targets(text)).toEqual(["phase1 «strong» {"]);
  });
});

describe("a path leads to the line that is read", () => {
  it.each([
    ["policy riga.la┆n", ["«lan» = 10.2.0.0/16"]],
    ["left.inside <-> right.la┆n", ["«lan» = 10.2.0.0/16"]],
    ["left.in┆side", ["«inside» = 169.254.0.1/30 <-> 169.254.0.2/30"]],
    ["left.inside <-> ┆right", ["site «riga» {"]],
    ["le┆ft.inside", ["site «hq» {"]],
  ])("%s", (piece, expected) => expect(from(piece)).toEqual(expected));

  it("an address outside to the tunnel's own, else to the site's", () => {
    const sites = "site a {\n  wan = 192.0.2.1/24\n}\nsite b {\n  wan = 192.0.2.2/24\n}\n";
    expect(targets(`${sites}tunnel t: a <-> b {\n  policy left.out┆side <-> right.outside\n}\n`)).toEqual([
      "«wan» = 192.0.2.1/24",
    ]);
    const own = "  outside = 192.0.2.1 <-> 192.0.2.2\n";
    expect(
      targets(`${sites}tunnel t: a <-> b {\n${own}  policy left.out┆side <-> right.outside\n}\n`),
    ).toEqual(["«outside» = 192.0.2.1 <-> 192.0.2.2"]);
  });

  it("in a template to those of all its heirs, inherited lines included", () => {
    const text = `site base {
  lan = 10.0.0.0/8
}
site a extends base {
}
site b {
  lan = 10.2.0.0/16
}
site c {
  lan = 10.3.0.0/16
}
tunnel star {
  policy left.lan <-> right.la┆n
}
tunnel ab: a <-> b extends star {
}
tunnel ca: c <-> a extends star {
}
`;
    expect(targets(text)).toEqual(["«lan» = 10.2.0.0/16", "«lan» = 10.0.0.0/8"]);
  });
});

describe("an import leads to its file", () => {
  const more = { "/project/common/base.vpn": "phase1 x {\n}\n" };

  it("that is there", () => {
    const { analysis, offset } = marked('import "common/ba┆se.vpn"\n', more);
    expect(definition(analysis, FILE, offset)?.targets).toEqual([
      {
        place: { uri: "/project/common/base.vpn", span: { start: 0, end: 0 } },
        whole: { start: 0, end: 0 },
      },
    ]);
  });

  it.each(['import "nowhere.v┆pn"\n', 'import "std/aw┆a"\n', 'import "┆"\n'])("%s leads nowhere", (text) => {
    expect(targets(text, more)).toEqual([]);
  });
});

describe("nothing to go to", () => {
  it.each([
    ["a parameter that no path reads", "exch┆ange = ikev2"],
    ["a word of the language", "hash = sha2┆56"],
    ["a head", "pha┆se2 strong"],
    ["an address", "10.2.0.┆0/16"],
  ])("%s", (_, piece) => expect(from(piece)).toEqual([]));

  it("a comment and a name that nobody declares", () => {
    expect(targets("# str┆ong\nphase1 strong {\n}\n")).toEqual([]);
    expect(targets("tunnel t: a┆ <-> b {\n}\n")).toEqual([]);
  });
});

describe("damaged text", () => {
  it("still leads where it can", () => {
    const broken = NETWORK.replace("tunnel template {", "tunnel template {{ =").replace(
      "hash = sha256",
      "hash = = ,",
    );
    expect(targets(at("peer   = to-o┆slo", broken))).toEqual(["peer «to-oslo» {"]);
    expect(targets(at("psk    = ┆shared", broken))).toEqual(['secret «shared» = env("SHARED")']);
  });

  it("names in what is not compiled yet lead to their declarations", () => {
    const text = "site a {\n}\nphase1 strong {\n}\ntunnel t: a <-> b {\n}\n";
    expect(targets(`${text}mesh m: ┆a, b {\n}\n`)).toEqual(["site «a» {"]);
    expect(targets(`${text}mesh m: a, b {\n  phase1 = ┆strong\n}\n`)).toEqual(["phase1 «strong» {"]);
    expect(targets(`${text}failover f: ┆t, u\n`)).toEqual(["tunnel «t»: a <-> b {"]);
    const test = (line: string) => targets(`${text}test "x" {\n  packet ${line}\n}\n`);
    expect(test("┆a: 10.0.0.1 -> 10.0.0.2 tcp 443 => plain")).toEqual(["site «a» {"]);
    expect(test("a: 10.0.0.1 -> 10.0.0.2 tcp 443 => encrypted ┆t")).toEqual(["tunnel «t»: a <-> b {"]);
    expect(test("a: 10.0.0.1 -> 10.0.0.2 while ┆t down => dropped")).toEqual(["tunnel «t»: a <-> b {"]);
  });

  it("both declarations of a name are shown", () => {
    expect(targets("site a {\n}\nsite a {\n}\ntunnel t: ┆a <-> b {\n}\n")).toEqual([
      "site «a» {",
      "site «a» {",
    ]);
  });
});
