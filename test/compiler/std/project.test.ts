/** How a project meets the standard library: what it may shadow, where findings stand, what is said of its files. */

import { describe, expect, test } from "vitest";
import { memoryHost } from "../../../compiler/host/memory.ts";
import { analyze } from "../../../compiler/pipeline.ts";
import { loadProject } from "../../../compiler/project/load.ts";

const SITES = `
site hq {
  device = routeros 7.22
  wan    = 203.0.113.2/28 on ether1
  lan    = 10.1.0.0/16
}

site riga {
  device = routeros 7.22
  wan    = 198.51.100.7/24 on ether1
  lan    = 10.2.0.0/16
}

site oslo {
  device = routeros 7.22
  wan    = 192.0.2.7/24 on ether1
  lan    = 10.3.0.0/16
}
`;

function tunnel(name: string, right: string, phase1: string, rest = ""): string {
  return `
tunnel ${name}: hq <-> ${right}${rest} {
  phase1 = ${phase1}
  phase2 = suite-modern
  psk    = env("KEY_${name.toUpperCase()}")
}
`;
}

function judge(texts: Readonly<Record<string, string>>) {
  const project = loadProject(memoryHost(texts, "/p"), []);
  const { diagnostics } = analyze(project);
  const textOf = new Map(project.files.map(({ uri, text }) => [uri, text]));
  const told = diagnostics.map(({ code, place, related }) => ({
    code,
    at: place && `${place.uri}: ${textOf.get(place.uri)?.slice(place.span.start, place.span.end)}`,
    related: related.map((other) => other.place.uri),
  }));
  return { project, diagnostics, told };
}

const LIBRARY = 'import "std/suites"\n';

test("an import of the library brings its file along, once, and nothing is said of what is not used", () => {
  const { project, told } = judge({
    "a.vpn": LIBRARY + SITES + tunnel("t", "riga", "suite-modern"),
    "b.vpn": LIBRARY,
  });
  expect(project.files.map(({ uri }) => uri)).toEqual(["/p/a.vpn", "/p/b.vpn", "std:/suites.vpn"]);
  expect(told).toEqual([]);
});

test("a file that it lacks is named, with those it has", () => {
  const { diagnostics } = judge({ "a.vpn": 'import "std/suits"\nimport "std"\n' });
  expect(diagnostics.map(({ code }) => code)).toEqual(["project/library-missing", "project/library-missing"]);
  expect(diagnostics[0]?.help).toBe("did you mean `std/suites`?");
  expect(diagnostics[0]?.notes.join()).toContain("`std/azure`");
});

describe("a declaration of the project with the name of a shipped one", () => {
  const own = `
phase1 suite-modern {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha512
  dh-group   = ecp256
}
`;

  test.each(["/p/a.vpn", "/zz/a.vpn"])("holds, with a hint, wherever it is: %s", (path) => {
    const text = LIBRARY + SITES + own + tunnel("t", "riga", "suite-modern");
    const project = loadProject(memoryHost({ [path]: text }, "/p"), [path]);
    const { diagnostics, table } = analyze(project);
    expect(diagnostics.map(({ code, place }) => [code, place?.uri])).toEqual([
      ["name/shadows-library", path],
    ]);
    expect(JSON.stringify(table)).toContain("sha512");
  });
});

describe("what is found in a shipped line stands at the project's use of it", () => {
  test("once for all that share it", () => {
    const text = LIBRARY + SITES + tunnel("t", "riga", "suite-legacy") + tunnel("u", "oslo", "suite-legacy");
    const { told } = judge({ "a.vpn": text });
    const weak = told.filter(({ code }) => code === "crypto/weak");
    expect(weak.length).toBeGreaterThan(0);
    for (const { at, related } of weak) {
      expect(at).toBe("/p/a.vpn: suite-legacy");
      expect(related).toContain("std:/suites.vpn");
    }
    expect(told.filter(({ at }) => at?.startsWith("std:"))).toEqual([]);
  });

  test("in the tunnel that it is about, or in the profile that extends it", () => {
    const mine = "\nphase1 mine extends suite-legacy {\n  lifetime = 4h\n}\n";
    const { told } = judge({
      "a.vpn": LIBRARY + SITES + mine + tunnel("t", "riga", "mine"),
    });
    const weak = told.filter(({ code }) => code === "crypto/weak");
    expect(weak.map(({ at }) => at)).toContain("/p/a.vpn: suite-legacy");
  });

  test("and is accepted there", () => {
    const text = tunnel("t", "riga", "suite-legacy").replace("}\n", '  waive crypto/weak "an old box"\n}\n');
    const { diagnostics } = judge({ "a.vpn": LIBRARY + SITES + text });
    expect(
      diagnostics.filter(({ code }) => code === "crypto/weak").map(({ severity }) => severity),
    ).not.toContain("warning");
  });

  test("and offers no change of the shipped file", () => {
    const text = LIBRARY + SITES + tunnel("t", "riga", "suite-legacy <-> suite-modern");
    for (const { fixes, place } of judge({ "a.vpn": text }).diagnostics) {
      expect(place?.uri).toBe("/p/a.vpn");
      expect(fixes.flatMap(({ edits }) => edits.map((edit) => edit.place.uri))).not.toContain(
        "std:/suites.vpn",
      );
    }
  });
});
