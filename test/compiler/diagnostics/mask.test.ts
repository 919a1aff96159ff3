/** Secrets never reach an excerpt: what is hidden, what stays readable, and random damage. */

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSecretKey } from "../../../compiler/catalogue/secret-keys.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import { renderContext } from "../../../compiler/diagnostics/render/context.ts";
import { excerptOf } from "../../../compiler/diagnostics/render/excerpt.ts";
import { diagnosticsJson } from "../../../compiler/diagnostics/render/json.ts";
import { maskedRanges } from "../../../compiler/diagnostics/render/mask.ts";
import { renderPlain } from "../../../compiler/diagnostics/render/plain.ts";
import { renderPretty } from "../../../compiler/diagnostics/render/pretty.ts";
import { summarize } from "../../../compiler/diagnostics/render/summary.ts";
import { report } from "../../../compiler/diagnostics/report.ts";

const shown = (line: string): string => excerptOf(line, 0, 1, maskedRanges(line), undefined).text;

describe("what is shown", () => {
  test.each([
    ['  psk = "hunter2" # old', '  psk = "•••" # old'],
    ['  # psk = "hunter2"', '  # psk = "•••"'],
    ['psk = "a" <-> "b"', 'psk = "•••" <-> "•••"'],
    ['psk = "hunter2', 'psk = "•••"'],
    ['psk = "hun"ter2 "x" y', 'psk = "•••"'],
    ["psk = 'hunter2'", 'psk = "•••"'],
    ["psk = “hunter2”", 'psk = "•••"'],
    ["psk = 0xdeadbeef", "psk = 0x•••"],
    ["psk = 12345678", "psk = •••"],
    ["psk = S3cret!pass", "psk = •••"],
    ['psk "hunter2"', 'psk "•••"'],
    ['phase2 "hunter2"', 'phase2 "•••"'],
    ['peer "hunter2" # old', 'peer "•••" # old'],
    ['  "hunter2"', '  "•••"'],
    ['secret x = "hunter2"', 'secret x = "•••"'],
    ['mystery = "hunter2"', 'mystery = "•••"'],
    ['comment = "hello" psk "hunter2"', 'comment = "hello" psk "•••"'],
    [
      'key k { algorithm = sha1  value = 0xAB  name = "n" }',
      'key k { algorithm = sha1  value = 0x•••  name = "n" }',
    ],
  ])("%s", (line, expected) => {
    expect(shown(line)).toBe(expected);
  });

  test.each([
    ['psk = env("HQ") <-> file("keys/hq")'],
    ["psk = derive(master)"],
    ["psk = aws-psk-1 <-> aws-psk-2"],
    ['id = fqdn("hq.example") <-> key-id("x")'],
    ['outside = dns("hq.example")'],
    ['import "std/aws"'],
    ['  waive phase1/psk-literal "it is 0xdead“'],
    ['comment = "a branch"'],
    ['name = "x" <-> "y"'],
    ['device = cisco-ios "15.2(4)M3"'],
    ['peer "IOS/OSX" {'],
    ['tunnel "a b": "c", "d" <-> "e" extends "f" {'],
    ["esp-spi = 0x100 <-> 0x101"],
    ["lan = 10.0.0.0/16, 2001:db8::/32"],
    ['wan = 192.0.2.1/24 on "ether 1"'],
    ['test "a packet" {'],
    ['phase2 "a b" extends "c" {'],
  ])("%s stays readable", (line) => {
    expect(shown(line)).toBe(line);
  });
});

test("the catalogue knows which keys hold secrets", () => {
  expect(["psk", "value", "secret", "pre-shared-key"].map(isSecretKey)).toEqual([true, true, true, true]);
  // A string where no string belongs may be a secret in the wrong place.
  expect(["id", "encryption", "phase2"].map(isSecretKey)).toEqual([undefined, undefined, undefined]);
  expect(["comment", "name", "device"].map(isSecretKey)).toEqual([false, false, false]);
  expect(isSecretKey("mystery")).toBeUndefined();
});

describe("random secrets", () => {
  // A secret that no other part of the output could hold by chance.
  const secret = fc
    .string({
      minLength: 8,
      maxLength: 40,
      unit: fc.constantFrom(..."abcXYZ0123 #={},<->()!$/.:;'+%~^ü日\t"),
    })
    .map((text) => `q${text}Q`)
    .filter((text) => !text.includes("<->"));
  const line = fc.constantFrom(
    (s: string) => `  psk = "${s}"`,
    (s: string) => `psk="${s}"   # why`,
    (s: string) => `psk = env("A") <-> "${s}"`,
    (s: string) => `psk = "${s}" <-> env("A")`,
    (s: string) => `psk = "${s}`,
    (s: string) => `secret x = "${s}"`,
    (s: string) => `key k { algorithm = sha1 length = 160 value = "${s}" }`,
    (s: string) => `whatever = "x", "${s}"`,
    (s: string) => `"${s}"`,
    (s: string) => `psk "${s}"`,
    (s: string) => `psk: "${s}"`,
    (s: string) => `psk = \u201C${s}\u201D`,
  );

  test("appear in no rendering, wherever the diagnostic points", () => {
    fc.assert(
      fc.property(
        secret,
        line,
        fc.nat(80),
        fc.nat(80),
        fc.boolean(),
        (value, lineOf, start, length, narrow) => {
          const text = `site hq {\n${lineOf(value)}\n}\n`;
          const place = { uri: "/p/a.vpn", span: { start: 10 + start, end: 10 + start + length } };
          const related = [{ place: { uri: "/p/a.vpn", span: { start: 10, end: 12 } }, message: "here" }];
          const found: Diagnostic = report("project/settings", {
            message: "no",
            place,
            label: "this",
            related,
          });
          const context = renderContext("/p", () => text, narrow ? isSecretKey : undefined);
          const renderings = [
            renderPretty(found, context, { color: false, width: narrow ? 50 : undefined }),
            renderPlain(found, context),
            JSON.stringify(diagnosticsJson([found], summarize([found], 1, 0), context)),
          ].join("\n");
          // Parts of it give it away, too.
          for (let at = 0; at + 6 <= value.length; at++) {
            const part = value.slice(at, at + 6).replaceAll("\t", " ");
            if (/[a-zA-Z0-9]{3}/.test(part)) expect(renderings).not.toContain(part);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("the length of the mask says nothing", () => {
    expect(shown('psk = "a"')).toBe(shown(`psk = "${"a".repeat(60)}"`));
  });

  test("any line is masked without failing, and ranges are in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab0x \"'“”#=,<->(){}:./\\") }), (text) => {
        let before = 0;
        for (const { start, end } of maskedRanges(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
