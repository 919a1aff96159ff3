/** The readers of Cisco's and strongSwan's texts, whatever the text: they do not throw, lose no statement and show no secret. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { read as readCisco } from "../../compiler/import/cisco/read.ts";
import type { DeviceDraft, DraftEntry, Reading } from "../../compiler/import/draft.ts";
import { importTexts } from "../../compiler/import/import.ts";
import { IMPORTERS } from "../../compiler/import/importers.ts";
import { recognize } from "../../compiler/import/recognize.ts";
import { read as readStrongswan } from "../../compiler/import/strongswan/read.ts";

interface Read {
  readonly reading: Reading;
  readonly represented: ReadonlySet<number>;
}

interface Format {
  readonly folder: string;
  readonly importer: string;
  readonly read: (source: { readonly file: string; readonly text: string }) => Read;
  /** Lines that say something. */
  readonly isStatement: (line: string) => boolean;
}

const FORMATS: readonly Format[] = [
  {
    folder: "cisco",
    importer: "cisco-ios",
    read: readCisco,
    isStatement: (line) =>
      !/^\s*(?:!.*|exit\S*|quit|end|Building configuration\.\.\.|Current configuration.*)?$/.test(line) &&
      !/^\S+[#>]\s*(?:exit|end|!.*)?$/.test(line),
  },
  {
    folder: "strongswan",
    importer: "strongswan",
    read: readStrongswan,
    isStatement: (line) => !/^[\s}]*(?:#.*)?$/.test(line),
  },
];

const FOLDER = fileURLToPath(new URL("./", import.meta.url));

function samplesOf(format: string): readonly string[] {
  return readdirSync(join(FOLDER, format)).flatMap((name) =>
    readdirSync(join(FOLDER, format, name))
      .filter((file) => !file.startsWith("expected."))
      .map((file) => readFileSync(join(FOLDER, format, name, file), "utf8")),
  );
}

/** Damage as it happens to files: lines lost, doubled, swapped or cut, and single characters. */
function damaged(texts: readonly string[]): fc.Arbitrary<string> {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const change = fc.tuple(
    fc.constantFrom("drop", "double", "cut", "swap", "insert", "join", "dedent"),
    place,
    place,
    fc.string({ unit: fc.constantFrom(..."{}#:\"'=,!/ \\\t-.0aZ[]%|\u0000ū"), maxLength: 4 }),
  );
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 6 }))
    .map(([text, changes]) =>
      changes.reduce((now, [kind, from, to, more]) => {
        const lines = now.split("\n");
        const at = Math.floor(from * lines.length);
        const other = Math.floor(to * lines.length);
        const line = lines[at] ?? "";
        const column = Math.floor(to * (line.length + 1));
        switch (kind) {
          case "drop":
            lines.splice(at, 1);
            break;
          case "double":
            lines.splice(other, 0, line);
            break;
          case "cut":
            return now.slice(0, Math.floor(from * now.length));
          case "swap":
            [lines[at], lines[other]] = [lines[other] ?? "", line];
            break;
          case "insert":
            lines[at] = line.slice(0, column) + more + line.slice(column);
            break;
          case "join":
            lines.splice(at, 2, line + (lines[at + 1] ?? ""));
            break;
          case "dedent":
            lines[at] = line.trimStart();
        }
        return lines.join("\n");
      }, text),
    );
}

function originsIn(device: DeviceDraft): ReadonlySet<number> {
  const lines = new Set<number>();
  const visit = (entry: DraftEntry): void => {
    if (entry.origin !== undefined) lines.add(entry.origin.line);
    if (entry.kind !== "property") for (const each of entry.entries) visit(each);
  };
  for (const each of [...device.profiles, ...device.entries]) visit(each);
  return lines;
}

describe.each(FORMATS)("$folder", ({ folder, importer, read, isStatement }) => {
  const samples = samplesOf(folder);

  it("has samples, which are recognized as its own", () => {
    expect(samples.length).toBeGreaterThan(8);
    for (const text of samples) expect(recognize(text, IMPORTERS)?.name).toBe(importer);
  });

  it("represents or lists every statement of every sample", () => {
    for (const text of samples) expectNothingLost(text, read, isStatement);
  });

  it("loses no statement of a damaged text, and never throws", () => {
    fc.assert(
      fc.property(damaged(samples), (text) => {
        expectNothingLost(text, read, isStatement);
      }),
      { numRuns: 400 },
    );
  });

  it("takes any text whatever", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(() => read({ file: "in", text })).not.toThrow();
      }),
    );
  });

  it("gives what can be printed, however damaged", () => {
    const own = IMPORTERS.find(({ name }) => name === importer);
    fc.assert(
      fc.property(damaged(samples), (text) => {
        if (own === undefined) return;
        const { text: printed } = importTexts([{ source: { file: "in", text }, importer: own }], {
          inlineSecrets: false,
        });
        expect(printed).toContain("# Imported by vpnc");
      }),
      { numRuns: 60 },
    );
  });

  it("shows no secret in what is left over or remarked", () => {
    const secret =
      /(?:Example|test_key|cisco123|to-oslo|to-riga|K3y|MyKey|Passphrase1|CarolsPassword|Busy Example|NobodyUses|nhEmQ|094F47|LDPfPO|bBOFMb|ZBDYV|Zabc)[\w-]*/i;
    for (const text of samples) {
      const { reading } = read({ file: "in", text });
      const shown = [
        ...reading.leftovers.map((each) => each.text),
        ...reading.remarks.map((each) => each.message),
      ];
      const open = shown.filter((each) => secret.test(each.replace(/example\.net/g, "")));
      expect(open).toEqual([]);
    }
  });
});

function expectNothingLost(text: string, read: Format["read"], isStatement: Format["isStatement"]): void {
  const { reading, represented } = read({ file: "in", text });
  const listed = new Set(reading.leftovers.map(({ origin }) => origin.line));
  const drawn = reading.devices.map(originsIn);
  const lost = text
    .split(/\r\n|\r|\n/)
    .flatMap((line, at) =>
      isStatement(line) && !represented.has(at + 1) && !listed.has(at + 1) ? [`${at + 1}: ${line}`] : [],
    );
  expect(lost).toEqual([]);
  // What is represented is so in a draft: without one, everything is listed.
  if (drawn.length === 0) expect([...represented].filter((line) => !listed.has(line))).toEqual([]);
}
