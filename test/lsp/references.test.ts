/** Every use of a name in the project, and its marks in one file. */

import { describe, expect, it } from "vitest";
import { highlights, references } from "../../lsp/features/names/references.ts";
import { FILE } from "./support/cursor.ts";
import { at, marked, shown } from "./support/marked.ts";
import { NETWORK } from "./support/network.ts";

function uses(text: string, declarations = true, more: Readonly<Record<string, string>> = {}) {
  const { analysis, offset } = marked(text, more);
  return references(analysis, FILE, offset, { declarations })?.map((place) => shown(analysis, place));
}

/** `W` for a declaration, `R` for a use, each with the word and its line from 1. */
function marks(text: string) {
  const { analysis, offset } = marked(text);
  const plain = text.replace("┆", "");
  return highlights(analysis, FILE, offset)?.map(({ span, role }) => {
    const line = plain.slice(0, span.start).split("\n").length;
    return `${role === "declaration" ? "W" : "R"} ${plain.slice(span.start, span.end)} ${line}`;
  });
}

describe("references", () => {
  it("of a profile: uses in tunnels, peers and policies, not its namesake of another kind", () => {
    expect(uses(at("phase2 ┆strong", NETWORK))).toEqual([
      "phase2 «strong» {",
      "phase2 = «strong»",
      "phase2 = «strong»",
      "phase2 = «strong»",
    ]);
    expect(uses(at("phase1 ┆strong", NETWORK), false)).toEqual(["phase1 = «strong»", "phase1 = «strong»"]);
  });

  it("of a site: headers and paths", () => {
    expect(uses(at("site ┆riga", NETWORK), false)).toEqual([
      "policy «riga».lan -> 10.9.0.0/16 {",
      "tunnel hq-riga: hq <-> «riga» extends template {",
    ]);
  });

  it("of a line that paths read, from the key and from a path", () => {
    const lan = [
      "«lan» = 10.2.0.0/16",
      "policy riga.«lan» -> 10.9.0.0/16 {",
      "policy left.inside <-> right.«lan» {",
    ];
    expect(uses(at("right.la┆n {", NETWORK))).toEqual(lan);
    expect(uses(NETWORK.replace("lan    = 10.2", "l┆an    = 10.2"))).toEqual(lan);
  });

  it("of a BGP instance: those of both sites, which one word means", () => {
    const all = ["bgp «core» {", "bgp «core» {", "instance = «core»"];
    expect(uses(at("bgp co┆re", NETWORK))).toEqual(all);
    expect(uses(at("instance = co┆re", NETWORK))).toEqual(all);
  });

  it("of a secret, a value, a key, a peer and a manual SA", () => {
    expect(uses(at("secret sha┆red", NETWORK), false)).toEqual(["psk = «shared»", "psk = «shared»"]);
    expect(uses(at("let off┆ices", NETWORK), false)).toEqual(["lan = «offices»"]);
    expect(uses(at("key en┆c", NETWORK), false)).toEqual(["esp-enc-key = «enc» <-> none"]);
    expect(uses(at("peer to-┆oslo", NETWORK), false)).toEqual(["peer = «to-oslo»"]);
    expect(uses(at("manual s┆a1", NETWORK), false)).toEqual(["manual = «sa1»"]);
  });

  it("of manual keys and sessions in peers, which belong to their peer", () => {
    const site = `site a {
  device = routeros 2.6
  bgp core { as = 65001 }
  peer one {
    manual sa1 { esp-spi = 258 <-> 259 }
    bgp { instance = core  as = 65001 <-> 65002 }
  }
  peer two {
    manual sa1 { esp-spi = 260 <-> 261 }
  }
  policy 10.1.0.0/16 -> 10.2.0.0/16 { peer = one  manual = sa1 }
  policy 10.1.0.0/16 -> 10.3.0.0/16 { peer = two  manual = sa1 }
}
`;
    const of = (peer: string): string => `policy 10.1.0.0/16 -> 10.${peer}`;
    expect(uses(site.replace("manual sa1 { esp-spi = 258", "manual s┆a1 { esp-spi = 258"), false)).toEqual([
      `${of("2")}.0.0/16 { peer = one manual = «sa1» }`,
    ]);
    expect(uses(site.replace("two  manual = sa1", "two  manual = s┆a1"), false)).toEqual([
      `${of("3")}.0.0/16 { peer = two manual = «sa1» }`,
    ]);
    expect(uses(site.replace("bgp core", "bgp co┆re"), false)).toEqual([
      "bgp { instance = «core» as = 65001 <-> 65002 }",
    ]);
  });

  it("in every file of the project", () => {
    const more = {
      "/project/b.vpn": "tunnel one: a <-> x {\n}\n",
      "/project/c.vpn": "tunnel two: y <-> a {\n}\n",
    };
    expect(uses("site ┆a {\n}\n", false, more)).toEqual([
      "b.vpn: tunnel one: «a» <-> x {",
      "c.vpn: tunnel two: y <-> «a» {",
    ]);
  });

  it("of peers of the same name at two sites are two things", () => {
    const site = (name: string) =>
      `site ${name} {\n  peer p {\n  }\n  policy any -> any {\n    peer = p\n  }\n}\n`;
    expect(marks(`${site("a").replace("peer p", "peer ┆p")}${site("b")}`)).toEqual(["W p 2", "R p 5"]);
  });

  it("of a peer that adds to an inherited one are one thing", () => {
    const text = `site base {
  peer ┆p {
    address = 192.0.2.1
  }
}
site a extends base {
  peer p {
    initiate = no
  }
  policy any -> any {
    peer = p
  }
}
`;
    expect(marks(text)).toEqual(["W p 2", "W p 7", "R p 11"]);
  });

  it("of what nobody declares are its other uses", () => {
    expect(uses("tunnel t: gh┆ost <-> b {\n}\ntunnel u: c <-> ghost {\n}\n")).toEqual([
      "tunnel t: «ghost» <-> b {",
      "tunnel u: c <-> «ghost» {",
    ]);
  });

  it("of no name are none", () => {
    expect(uses(at("exch┆ange = ikev2", NETWORK))).toBeUndefined();
    expect(marks(at("hash = sha┆256", NETWORK))).toBeUndefined();
  });
});

describe("highlights", () => {
  it("tell a declaration from a use", () => {
    expect(marks("phase1 a {\n}\nphase1 b extends ┆a {\n}\n")).toEqual(["W a 1", "R a 3"]);
  });

  it("mark an end within its tunnel", () => {
    const policies = "  policy left.lan <-> right.lan\n  policy le┆ft.inside <-> right.inside\n";
    const text = `tunnel t: a <-> b {\n${policies}}\ntunnel u: a <-> b {\n  policy left.lan <-> right.lan\n}\n`;
    expect(marks(text)).toEqual(["R left 2", "R left 3"]);
  });

  it("hold in damaged text", () => {
    expect(marks("phase1 a {\n  hash = = ,\ntunnel t: x <-> y {\n  phase1 = ┆a\n")).toEqual([
      "W a 1",
      "R a 4",
    ]);
  });
});
