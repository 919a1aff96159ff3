/** Stars and meshes: which tunnels they make, what stays as it is when a site comes or goes, and what is told once. */

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Analysis } from "../../../compiler/pipeline.ts";
import { analyzeText } from "../../support/analyze.ts";
import { SITES } from "../../support/two-sites.ts";

const BODY = `{
  phase1 = strong
  phase2 = strong
  psk    = env("ALL")
}
`;

function sites(names: readonly string[], more = ""): string {
  return names
    .map(
      (name, at) => `site ${name} {
  device = routeros 7.20
  wan    = 192.0.2.${at + 1}/24 on ether1
  lan    = 10.${at + 20}.0.0/16
${more}}
`,
    )
    .join("");
}

function tunnels({ expansion }: Analysis): readonly string[] {
  return expansion.connections.map(({ name, ends: [l, r] }) => `${name}: ${l.site.name} <-> ${r.site.name}`);
}

const PROFILES = SITES.slice(0, SITES.indexOf("site hq"));

describe("a star", () => {
  it("makes a tunnel for each spoke, in the order written, at either side", () => {
    const text = `${SITES}${sites(["oslo", "narvik"])}`;
    expect(tunnels(analyzeText(`${text}tunnel b: hq <-> riga, oslo, narvik ${BODY}`))).toEqual([
      "b-riga: hq <-> riga",
      "b-oslo: hq <-> oslo",
      "b-narvik: hq <-> narvik",
    ]);
    expect(tunnels(analyzeText(`${text}tunnel b: riga, oslo <-> hq ${BODY}`))).toEqual([
      "b-riga: riga <-> hq",
      "b-oslo: oslo <-> hq",
    ]);
  });

  it("gives way to a declared tunnel that extends it, and shares every profile", () => {
    const analysis = analyzeText(`${SITES}${sites(["oslo"])}tunnel b: hq <-> riga, oslo ${BODY}
tunnel b-riga: hq <-> riga extends b {
  phase1 {
    lifetime = 8h
  }
}
`);
    expect(analysis.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(tunnels(analysis)).toEqual(["b-oslo: hq <-> oslo", "b-riga: hq <-> riga"]);
    const [oslo, riga] = analysis.expansion.connections;
    expect(riga?.origin).toBeUndefined();
    expect(oslo?.origin).toMatchObject({ topology: "star", name: "b" });
    expect(oslo?.ends[0].phase2).toBe(riga?.ends[0].phase2);
  });

  it("is extended by another star", () => {
    const analysis = analyzeText(`${SITES}${sites(["oslo", "narvik"])}tunnel b: hq <-> riga ${BODY}
tunnel c: hq <-> oslo, narvik extends b {
}
`);
    expect(tunnels(analysis)).toEqual(["b: hq <-> riga", "c-oslo: hq <-> oslo", "c-narvik: hq <-> narvik"]);
  });
});

describe("a mesh", () => {
  it("joins every two sites, whatever the order of the list", () => {
    const text = `${PROFILES}${sites(["fra", "ams", "waw"])}`;
    const wanted = ["m-ams-fra: ams <-> fra", "m-ams-waw: ams <-> waw", "m-fra-waw: fra <-> waw"];
    expect(tunnels(analyzeText(`${text}mesh m: fra, ams, waw ${BODY}`))).toEqual(wanted);
    expect(tunnels(analyzeText(`${text}mesh m: waw, fra, ams ${BODY}`))).toEqual(wanted);
  });

  it("renames nothing and swaps no ends when a site is added", () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-f][a-f0-9]{0,3}$/), { minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(names, (all) => {
        const text = `${PROFILES}${sites(all)}`;
        const before = tunnels(analyzeText(`${text}mesh m: ${all.slice(1).join(", ")} ${BODY}`));
        const after = new Set(tunnels(analyzeText(`${text}mesh m: ${all.join(", ")} ${BODY}`)));
        expect(before.filter((each) => !after.has(each))).toEqual([]);
        expect(after.size - before.length).toBe(all.length - 1);
      }),
      { numRuns: 30 },
    );
  });

  it("of sixty sites holds one copy of each profile", () => {
    const all = Array.from({ length: 60 }, (_, at) => `s${at}`);
    const { connections } = analyzeText(
      `${PROFILES}${sites(all)}mesh m: ${all.join(", ")} ${BODY}`,
    ).expansion;
    expect(connections).toHaveLength((60 * 59) / 2);
    const profiles = new Set(connections.flatMap(({ ends }) => ends.flatMap((e) => [e.phase1, e.phase2])));
    expect(profiles.size).toBe(4);
  });
});

describe("headers that make no sense", () => {
  it.each([
    ["tunnel b: hq, riga {\n}", "tunnel/ends", "hq, riga"],
    ["mesh b: hq <-> riga {\n}", "tunnel/ends", "hq <-> riga"],
    ["mesh b: hq {\n}", "tunnel/ends", "hq"],
    ["mesh b {\n}", "tunnel/ends", "b"],
    ["tunnel b: hq, riga <-> oslo, narvik {\n}", "tunnel/ends", "hq, riga <-> oslo, narvik"],
    [`tunnel b: hq <-> riga, oslo, riga ${BODY}`, "tunnel/site-twice", "riga"],
    [`tunnel b: hq <-> riga, hq ${BODY}`, "tunnel/same-end", "hq"],
    [`tunnel b: hq <-> riga, rigo ${BODY}`, "name/dangling", "rigo"],
  ])("%s", (header, code, marked) => {
    const text = `${SITES}${sites(["oslo", "narvik"])}${header}`;
    const errors = analyzeText(text).diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map((found) => found.code)).toEqual([code]);
    const span = errors[0]?.place?.span;
    expect(text.slice(span?.start, span?.end)).toBe(marked);
  });

  it("a name that is taken", () => {
    const text = `${SITES}${sites(["oslo"])}tunnel b: hq <-> riga, oslo ${BODY}
tunnel b-riga: hq <-> riga ${BODY}`;
    const [found, ...more] = analyzeText(text).diagnostics.filter(
      ({ code }) => code === "tunnel/generated-clash",
    );
    expect(more).toEqual([]);
    expect(found?.message).toContain("the star `b` makes one of that name");
    expect(found?.help).toContain("tunnel b-riga: hq <-> riga extends b");
  });

  it("two pairs whose names join to the same one", () => {
    const text = `${PROFILES}${sites(["a", "b-c", "a-b", "c"])}mesh m: a, b-c, a-b, c ${BODY}`;
    const found = analyzeText(text).diagnostics.filter(({ code }) => code === "tunnel/generated-clash");
    expect(found.map(({ message }) => message)).toEqual([
      "two tunnels would be called `m-a-b-c`: `a <-> b-c` and `a-b <-> c`",
    ]);
  });
});

describe("one cause is told once", () => {
  const all = Array.from({ length: 43 }, (_, at) => `s${at}`);

  it("in the template, with the number of tunnels that share it and where they come from", () => {
    const text = `${SITES}${sites(all)}tunnel b: hq <-> ${all.join(", ")} {
  phase1 = strong
  phase1 {
    dh-group = ecp256 <-> modp2048
  }
  phase2 = strong
  psk    = env("ALL")
}
`;
    const errors = analyzeText(text).diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ code }) => code)).toEqual(["phase1/dh-disjoint"]);
    expect(errors[0]?.notes.at(-1)).toBe(
      "the same holds for `b-s1`, `b-s2`, `b-s3`, `b-s4`, `b-s5`, `b-s6` and 36 more of the star `b`",
    );
    expect(errors[0]?.related.at(-1)?.message).toBe("`b-s0` is made by the star `b`");
  });

  it("where something is missing from all, and apart where each site has its own fault", () => {
    const missing = analyzeText(
      `${SITES}${sites(all)}tunnel b: hq <-> ${all.join(", ")} {\n  phase1 = strong\n  phase2 = strong\n}\n`,
    ).diagnostics.filter(({ severity }) => severity === "error");
    expect(missing.map(({ code }) => code)).toEqual(["phase1/psk-missing"]);
    const [first, second] = [sites(["x"]), sites(["x", "y"]).replace(sites(["x"]), "")].map((site) =>
      site.replace("routeros 7.20", "routeros 6.30"),
    );
    const own = analyzeText(`${SITES}${first}${second}tunnel b: hq <-> x, y ${BODY}`).diagnostics;
    const errors = own.filter(({ severity, code }) => severity === "error" && code.startsWith("target/"));
    expect(errors.length).toBeGreaterThan(1);
    expect(errors.some(({ message }) => message.includes("`x`"))).toBe(true);
  });

  it("accepted in the star, accepted for every tunnel of it", () => {
    const text = `${SITES}${sites(["oslo"])}tunnel b: hq <-> riga, oslo {
  phase1 = strong
  phase1 {
    lifetime = 1d <-> 8h
    proposal-check = strict
  }
  phase2 = strong
  psk    = "a-literal-key-of-some-length-0123"
  waive secret/literal "an example"
}
`;
    const found = analyzeText(text).diagnostics.filter(({ code }) => code === "secret/literal");
    expect(found.map(({ severity }) => severity)).toEqual(["hint"]);
  });
});
