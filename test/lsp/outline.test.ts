/** Outlines of files, and symbols found by a part of their name. */

import { describe, expect, it } from "vitest";
import { parse } from "../../grammar/index.ts";
import { outline, type OutlineItem } from "../../lsp/features/outline.ts";
import { findSymbols } from "../../lsp/features/workspace-symbols.ts";
import { analysisOf } from "./support/cursor.ts";
import { NETWORK } from "./support/network.ts";

/** One line per item, indented: `name: detail (kind)`. */
function lines(items: readonly OutlineItem[], indent = ""): readonly string[] {
  return items.flatMap(({ name, detail, kind, children }) => [
    `${indent}${name}: ${detail} (${kind})`,
    ...lines(children, `${indent}  `),
  ]);
}

const outlined = (text: string) => lines(outline(parse("/a.vpn", text).file));

describe("an outline", () => {
  it("has declarations, their blocks and their policies", () => {
    expect(outlined(NETWORK)).toEqual([
      "shared: secret (key)",
      "offices: let (value)",
      "base: phase1 (profile)",
      "strong: phase1 extends base (profile)",
      "strong: phase2 (profile)",
      "enc: key (key)",
      "hq: site routeros 7.20 (site)",
      "  core: bgp (block)",
      "riga: site routeros 7.20 (site)",
      "  core: bgp (block)",
      "  to-oslo: peer (block)",
      "  riga.lan -> 10.9.0.0/16: policy (policy)",
      "template: tunnel (tunnel)",
      "  bgp:  (block)",
      "  left.lan <-> right.lan: policy (policy)",
      "hq-riga: tunnel hq <-> riga extends template (tunnel)",
      "  sa1: manual (block)",
      "  left.inside <-> right.lan: policy (policy)",
    ]);
  });

  it("has what is not compiled yet, and what is damaged or misspelt", () => {
    expect(outlined("mesh core: a, b {\n}\nfailover f: x, y\ntest t {\n}\n")).toEqual([
      "core: mesh a, b (tunnel)",
      "f: failover x, y (group)",
      "t: test (group)",
    ]);
    expect(outlined('site {\n  policy\n}\nsight x {\n}\nsite "" {\n')).toEqual([
      "site:  (site)",
      "  policy:  (policy)",
      "x: sight (unknown)",
      "site:  (site)",
    ]);
  });

  it("selects the name inside of each", () => {
    const text = NETWORK;
    const [first, ...others] = outline(parse("/a.vpn", text).file);
    expect(first && text.slice(first.selection.start, first.selection.end)).toBe("shared");
    for (const { span, selection } of others) {
      expect(selection.start).toBeGreaterThanOrEqual(span.start);
      expect(selection.end).toBeLessThanOrEqual(span.end);
    }
  });
});

describe("symbols of a project", () => {
  const found = (query: string) =>
    findSymbols(analysisOf(NETWORK, { "/project/b.vpn": "site HQ-north {\n}\n" }), query).map(
      ({ name, container }) => (container === "" ? name : `${name} in ${container}`),
    );

  it.each([
    ["hq", ["hq", "hq-riga", "HQ-north"]],
    ["HRG", ["hq-riga"]],
    ["core", ["core in hq", "core in riga"]],
    ["oslo", ["to-oslo in riga"]],
    ["gq", []],
  ])("%s", (query, names) => expect(found(query)).toEqual(names));

  it("are all found by nothing", () => {
    expect(found("")).toHaveLength(16);
  });
});
