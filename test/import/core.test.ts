/** What all formats share: names over several devices, what is printed, variables for secrets, and the verdict on a pair. */

import { describe, expect, it } from "vitest";
import type { DeviceDraft, DraftBlock, DraftEntry, Reading, Term } from "../../compiler/import/draft.ts";
import { recognize } from "../../compiler/import/recognize.ts";
import { leftoverLines, secretLines, verdictLines } from "../../compiler/import/report.ts";
import { analyzeText } from "../support/analyze.ts";
import { importAs, readings } from "../support/foreign.ts";

const text = (...words: string[]): Term[] => words.map((word) => ({ kind: "text", text: word }));
const line = (key: string, ...words: string[]): DraftEntry => ({
  kind: "property",
  key,
  values: text(...words),
});
const refer = (key: "phase1" | "phase2" | "peer", name: string): DraftEntry => ({
  kind: "property",
  key,
  values: [{ kind: "reference", to: key, name }],
});
const at = (file: string, number: number) => ({ origin: { file, line: number } });
const phase1 = (name: string, group = "modp2048", file = "a"): DraftBlock => ({
  kind: "block",
  head: "phase1",
  name,
  ...at(file, 2),
  entries: ["exchange ikev2", "encryption aes-256-cbc", "hash sha256"]
    .map((words) => words.split(" "))
    .map(([key = "", word = ""]): DraftEntry => ({ ...line(key, word), ...at(file, 2) }))
    .concat([{ ...line("dh-group", group), ...at(file, 3) }]),
});
const phase2 = (name: string): DraftBlock => ({
  kind: "block",
  head: "phase2",
  name,
  entries: [line("encryption", "aes-256-cbc"), line("auth", "sha256"), line("pfs", "modp2048")],
});

interface Half {
  readonly file: string;
  readonly site?: string;
  readonly wan: string;
  readonly other: string;
  readonly lan: string;
  readonly otherLan: string;
  readonly key?: string | undefined;
  readonly group?: string;
  readonly profile?: string;
  readonly peer?: string;
}

/** One end of a sound pair; the other one is its mirror. */
function half(parts: Half): Reading {
  const { file, wan, other, lan, otherLan, key, group, profile = "strong", peer = "far" } = parts;
  const device: DeviceDraft = {
    site: parts.site ?? file,
    profiles: [phase1(profile, group, file), phase2(profile)],
    entries: [
      line("device", "routeros 7.20"),
      line("wan", `${wan}/24 on ether1`),
      line("lan", lan),
      {
        kind: "block",
        head: "peer",
        name: peer,
        ...at(file, 5),
        entries: [
          { ...line("address", other), ...at(file, 5) },
          refer("phase1", profile),
          { kind: "property", key: "psk", values: [{ kind: "secret", index: 0 }], ...at(file, 6) },
        ],
      },
      {
        kind: "policy",
        source: text(lan),
        destination: text(otherLan),
        ...at(file, 8),
        origin: { file, line: 8 },
        entries: [refer("peer", peer), refer("phase2", profile)].flatMap((entry) =>
          entry.kind === "property" ? [entry] : [],
        ),
      },
    ],
  };
  return {
    devices: [device],
    secrets: [{ label: `to ${peer}`, value: key, origin: { file, line: 6 } }],
    leftovers: [],
    remarks: [],
  };
}

const A: Half = {
  file: "a",
  wan: "203.0.113.2",
  other: "198.51.100.7",
  lan: "10.1.0.0/16",
  otherLan: "10.2.0.0/16",
  key: "correct horse battery staple",
};
const B: Half = {
  file: "b",
  wan: "198.51.100.7",
  other: "203.0.113.2",
  lan: "10.2.0.0/16",
  otherLan: "10.1.0.0/16",
  key: "correct horse battery staple",
};

function pair(a: Partial<Half> = {}, b: Partial<Half> = {}) {
  const lines = Array.from({ length: 9 }, (_, index) => `line ${index + 1}`).join("\n");
  return importAs(readings({ a: half({ ...A, ...a }), b: half({ ...B, ...b }) }), { a: lines, b: lines });
}

describe("two devices", () => {
  it("are paired, and the pair comes up", () => {
    const { judged, imported } = pair();
    expect(verdictLines(judged.verdicts)).toEqual([
      expect.stringMatching(/^a\.far <-> b\.far: will come up with aes-256-cbc/),
    ]);
    expect(judged.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(analyzeText(imported.text).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("share a profile that is the same in name and words, and nothing else", () => {
    const same = pair().imported.text;
    expect(same.match(/^phase1 /gm)).toHaveLength(1);
    const other = pair({}, { group: "ecp256" }).imported.text;
    expect(other).toContain("phase1 strong {");
    expect(other).toMatch(/phase1 b-strong \{[^}]*name += "strong"/);
    expect(other).toMatch(/peer far \{[^}]*phase1 += b-strong/);
    expect(pair({}, { profile: "other" }).imported.text.match(/^phase1 /gm)).toHaveLength(2);
  });

  it("that share no group are told so, at the lines of both", () => {
    const { judged } = pair({}, { group: "ecp256" });
    expect(verdictLines(judged.verdicts)).toEqual(["a.far <-> b.far: will not come up: phase1/dh-disjoint"]);
    const found = judged.diagnostics.find(({ code }) => code === "phase1/dh-disjoint");
    expect(
      [found?.place, ...(found?.related ?? []).map(({ place }) => place)]
        .map((place) => place?.uri)
        .toSorted(),
    ).toEqual(["/project/a", "/project/b"]);
    // The third line of either.
    expect(found?.place?.span.start).toBe("line 1\nline 2\n".length);
  });

  it("with different keys are an error, which names no key", () => {
    const { judged } = pair({}, { key: "correct horse battery stable" });
    expect(judged.diagnostics.map(({ code }) => code)).toContain("phase1/psk-mismatch");
    expect(verdictLines(judged.verdicts)).toEqual(["a.far <-> b.far: will not come up: phase1/psk-mismatch"]);
    expect(JSON.stringify(judged)).not.toContain("horse");
  });

  it("of which one hides its key cannot be judged, and are not wrong", () => {
    const { judged, findings, imported } = pair({}, { key: undefined });
    expect(judged.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(verdictLines(judged.verdicts)).toEqual([
      "a.far <-> b.far: cannot be judged, because this is not known of both ends: the key",
    ]);
    expect(findings.map(({ code }) => code)).toEqual(["import/secret-hidden"]);
    expect(secretLines(imported).slice(1)).toEqual([
      "  A_TO_FAR  the secret in a:6",
      "  B_TO_FAR  hidden in b:6: ask for it",
    ]);
  });

  it("of which one alone is given leave the other end open", () => {
    const { judged } = importAs(readings({ a: half(A) }), { a: "x" });
    expect(verdictLines(judged.verdicts)).toEqual(["a.far: its other end is not among the given files"]);
  });
});

describe("names", () => {
  const nameOf = (name: string, head = "phase1") => {
    const reading = half({
      ...A,
      ...(head === "phase1" ? { profile: name } : head === "peer" ? { peer: name } : { site: name }),
    });
    const { imported, judged } = importAs(readings({ a: reading }), { a: "x" });
    expect(
      judged.diagnostics.filter(({ code }) => /^(?:syntax|name\/(?!unused)|project)/.test(code)),
    ).toEqual([]);
    return imported.text;
  };

  it.each([
    ["IOS/OSX", 'phase1 "IOS/OSX" {'],
    ["with blank", 'phase1 "with blank" {'],
    ["1st", 'phase1 "1st" {'],
    ['say "hi" \\', 'phase1 "say \\"hi\\" \\\\" {'],
    ["extends", 'phase1 "extends" {'],
    ["fine-name_2", "phase1 fine-name_2 {"],
  ])("%s is declared as it is", (name, header) => {
    expect(nameOf(name)).toContain(header);
  });

  it.each(["any", "none", "on", "two\nlines", "  "])(
    "%j gets another name, and keeps its own on the device",
    (name) => {
      const printed = nameOf(name);
      expect(printed).not.toMatch(/^phase1 (?:any|none|on) \{/m);
      expect(printed).toMatch(/^phase1 .*\{[^}]*name += "/m);
    },
  );

  it.each(["any", "left"])("of peers, too: %s", (name) => {
    expect(nameOf(name, "peer")).toMatch(new RegExp(`peer peer-${name} \\{[^}]*name += "${name}"`));
  });

  it.each(["../../etc/passwd", "con", "a:b", "", "."])(
    "of a site that would name no file, %j, are replaced",
    (name) => {
      nameOf(name, "site");
    },
  );

  it("of two devices that are called the same get a number, whatever their case", () => {
    const { imported, judged } = pair({ site: "MikroTik" }, { site: "mikrotik" });
    expect(imported.text).toContain("site MikroTik {");
    expect(imported.text).toContain("site mikrotik-2 {");
    expect(judged.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("what is printed", () => {
  it("says once where a block was read, and of a line that stands elsewhere", () => {
    const printed = pair().imported.text;
    expect(printed).toMatch(/^phase1 strong \{ +# a:2$/m);
    expect(printed).toMatch(/exchange += ikev2$/m);
    expect(printed).toMatch(/dh-group += modp2048 +# a:3$/m);
  });

  it("names folders only where two files are called the same", () => {
    const both = readings({
      "x/a": half({ ...A, file: "x/a" }),
      "y/a": half({ ...B, file: "y/a", site: "b" }),
    });
    expect(importAs(both, { "x/a": "", "y/a": "" }).imported.text).toContain("# x/a:3");
    expect(importAs(readings({ "x/a": half({ ...A, file: "x/a" }) }), { "x/a": "" }).imported.text).toContain(
      "# a:3",
    );
  });

  it("leaves out a value that cannot be read back, tells it, and keeps the rest", () => {
    const reading = half(A);
    const [device] = reading.devices;
    if (device === undefined) throw new Error("no device");
    const entries = [...device.entries, { ...line("as", "6500 {"), ...at("a", 9) }];
    const { imported } = importAs(readings({ a: { ...reading, devices: [{ ...device, entries }] } }), {
      a: "x",
    });
    expect(leftoverLines(imported)).toEqual([
      "1 statement about IPsec, and without a word in the language:",
      "  a:9: as (the value cannot be written in the language)",
    ]);
    expect(imported.text).toContain("lan    = 10.1.0.0/16");
    expect(analyzeText(imported.text).diagnostics.filter(({ code }) => code.startsWith("syntax"))).toEqual(
      [],
    );
  });

  it("holds the values of secrets only when asked to, escaped", () => {
    const odd = { a: half({ ...A, key: 'a "quoted" \\ key' }) };
    expect(importAs(readings(odd), { a: "" }).imported.text).toContain('psk     = env("A_TO_FAR")');
    const inline = importAs(readings(odd), { a: "" }, true).imported;
    expect(inline.text).toContain('psk     = "a \\"quoted\\" \\\\ key"');
    expect(inline.secrets.every((secret) => secret.inline)).toBe(true);
    const broken = importAs(readings({ a: half({ ...A, key: "two\nlines" }) }), { a: "" }, true).imported;
    expect(broken.text).toContain('env("A_TO_FAR")');
  });
});

it("gives each secret a variable of its own, in letters that every shell takes", () => {
  const { imported } = pair({ site: "Rīga 1", peer: "to (hq)" }, { site: "riga-1", peer: "to hq" });
  expect(imported.secrets.map(({ variable }) => variable)).toEqual(["RIGA_1_TO_TO_HQ", "RIGA_1_TO_TO_HQ_2"]);
});

describe("recognition", () => {
  const sure = (name: string, how: number) => ({ ...readings({}), name, recognizes: () => how });

  it("takes the surest, and none that is not sure", () => {
    expect(recognize("x", [sure("a", 0.4), sure("b", 0.9)])?.name).toBe("b");
    expect(recognize("x", [sure("a", 0.1)])).toBeUndefined();
    expect(recognize("x", [])).toBeUndefined();
  });
});
