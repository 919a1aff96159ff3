/** Whatever is pasted, nothing throws; and keys that stand in an output are in no report, however the paste was broken. */

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readOutput } from "../../../compiler/verify/read/index.ts";
import { reportJson } from "../../../compiler/verify/render/json.ts";
import { reportText } from "../../../compiler/verify/render/text.ts";
import { expectedOf, judged, output } from "./support.ts";

const NAMES = [
  "branch-2002.txt",
  "office-2011.txt",
  "office-5.txt",
  "hq-7.txt",
  "riga-6.txt",
  "riga-swanctl.txt",
  "cisco-15.txt",
];
const texts = NAMES.map(output);
const words = [...new Set(texts.flatMap((text) => text.split(/\s+/)))];
const sites = [
  expectedOf("aws-vpc", "office"),
  expectedOf("head-office", "hq"),
  expectedOf("routeros-cisco", "branch"),
];

function reported(files: Readonly<Record<string, string>>): string {
  return sites
    .map((expected) => {
      const report = judged(expected, files);
      return reportText(report) + JSON.stringify(reportJson(report));
    })
    .join("");
}

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 60 }),
  piece: fc.oneof(
    fc.constantFrom(...words),
    fc.string(),
    fc.constantFrom('"', "=", "\n", "…", "[", "spi=", "0x"),
  ),
});

function damage(text: string, edits: readonly { at: number; length: number; piece: string }[]): string {
  return edits.reduce((whole, { at, length, piece }) => {
    const start = Math.floor(at * whole.length);
    return `${whole.slice(0, start)}${piece}${whole.slice(start + length)}`;
  }, text);
}

describe("any paste", () => {
  it("is read without an exception", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void reported({ "a.txt": text })));
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(edit, { maxLength: 6 }), (text, edits) => {
        expect(reported({ "a.txt": damage(text, edits) })).toContain("office");
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 80 }), (list) => {
        expect(Array.isArray(readOutput("a.txt", list.join(" ")))).toBe(true);
      }),
    );
  });

  it("of a megabyte is read in time that grows with its length", () => {
    const many = '0 E spi=0x1 src-address=1.1.1.1 enc-key="'.repeat(20_000);
    expect(readOutput("a.txt", many)).toHaveLength(1);
  });
});

const KEY = /((?:auth|enc)-key=")([0-9a-f\s]+)"/g;
const hex = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 40, maxLength: 64 });

describe("a key", () => {
  it("is in no report", () => {
    const holding = texts.filter((text) => text.includes("-key="));
    expect(holding).toHaveLength(5);
    fc.assert(
      fc.property(fc.constantFrom(...holding), hex, fc.array(edit, { maxLength: 4 }), (text, key, edits) => {
        const keyed = damage(text.replace(KEY, `$1${key}"`), edits);
        const said = reported({ "a.txt": keyed });
        for (let at = 0; at + 12 <= key.length; at += 1) expect(said).not.toContain(key.slice(at, at + 12));
      }),
    );
  });

  it.each(NAMES)("of %s is not in its report", (name) => {
    const text = output(name);
    const said = reported({ [name]: text });
    for (const [, , key = ""] of text.matchAll(KEY)) {
      expect(said).not.toContain(key.slice(0, 16));
    }
    expect(JSON.stringify(readOutput(name, text))).not.toMatch(/[0-9a-f]{16}/);
  });
});
