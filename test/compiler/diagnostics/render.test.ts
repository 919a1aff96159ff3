/** What people, logs and programs read: carets under the right words, related places, notes, help. */

import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { renderContext } from "../../../compiler/diagnostics/render/context.ts";
import { diagnosticsJson } from "../../../compiler/diagnostics/render/json.ts";
import { renderPlain } from "../../../compiler/diagnostics/render/plain.ts";
import { renderPretty } from "../../../compiler/diagnostics/render/pretty.ts";
import { summarize, summaryText } from "../../../compiler/diagnostics/render/summary.ts";
import { widthOf } from "../../../compiler/diagnostics/render/width.ts";
import { report } from "../../../compiler/diagnostics/report.ts";

const HQ = "phase2 esp-gcm {\n  encryption = aes-256-gcm\n}\n";
const RIGA = "phase2 esp-cbc {\n\tencryption = aes-256-cbc # 日本\n}\n";
const context = renderContext("/p/here", (uri) => ({ "/p/here/hq.vpn": HQ, "/p/riga.vpn": RIGA })[uri]);

function placeOf(uri: string, text: string, words: string) {
  const start = text.indexOf(words);
  return { uri, span: { start, end: start + words.length } };
}

const disjoint = report("project/settings", {
  message: "`hq-riga` can never come up: its ends share no phase 2 cipher",
  place: placeOf("/p/here/hq.vpn", HQ, "aes-256-gcm"),
  label: "hq offers only this (through esp-gcm)",
  related: [{ place: placeOf("/p/riga.vpn", RIGA, "aes-256-cbc"), message: "riga offers only this" }],
  notes: ["IKE answers NO_PROPOSAL_CHOSEN"],
  help: "use esp-gcm at both ends",
});

function pretty(width?: number): string {
  return renderPretty(disjoint, context, { color: false, width });
}

function caret(text: string, words: string, width?: number): readonly string[] {
  const found = report("project/settings", { message: "m", place: placeOf("/a.vpn", text, words) });
  const lines = renderPretty(
    found,
    renderContext("/", () => text),
    { color: false, width },
  ).split("\n");
  return lines.slice(2, 4).map((line) => line.slice(5));
}

describe("pretty", () => {
  test("shows every place with carets", () => {
    expect(`\n${pretty()}\n`).toBe(`
error[project/settings]: \`hq-riga\` can never come up: its ends share no phase 2 cipher
   ┌─ hq.vpn:2:16
 2 │   encryption = aes-256-gcm
   │                ^^^^^^^^^^^ hq offers only this (through esp-gcm)
   ┌─ ../riga.vpn:2:15
 2 │     encryption = aes-256-cbc # 日本
   │                  ^^^^^^^^^^^ riga offers only this
   = IKE answers NO_PROPOSAL_CHOSEN
   = help: use esp-gcm at both ends
`);
  });

  test("keeps to the width of the screen", () => {
    for (const width of [40, 50, 60, 80]) {
      for (const line of pretty(width).split("\n")) expect(line.length).toBeLessThanOrEqual(width);
    }
  });

  test("carets stand under wide, combined and hidden characters", () => {
    expect(caret("日本 = x", "x")).toEqual(["日本 = x", "       ^"]);
    expect(caret("a\t\tb", "b")).toEqual(["a       b", "        ^"]);
    expect(caret("e\u0301 = x", "x")).toEqual(["e\u0301 = x", "    ^"]);
    expect(caret("👍 = x", "x")).toEqual(["👍 = x", "     ^"]);
    expect(caret('psk = "a long secret" # x', "# x")).toEqual(['psk = "•••" # x', "            ^^^"]);
    expect(caret('psk = "a long secret"', "long")).toEqual(['psk = "•••"', "      ^^^^^"]);
    expect(caret("x = y", "")).toEqual(["x = y", "^"]);
  });

  test("carets stand under any mark, whatever is before it", () => {
    const piece = constantFrom("a", "\t", "日", "👍", "e\u0301", " ", "\u200B", "ｗ", "\u0007");
    assert(
      property(array(piece, { maxLength: 20 }), array(piece, { maxLength: 5 }), (before, after) => {
        const line = `${before.join("")}HERE${after.join("")}`;
        const [shown = "", marks = ""] = caret(line, "HERE");
        const column = widthOf(shown.slice(0, shown.indexOf("HERE")));
        expect(marks).toBe(`${" ".repeat(column)}^^^^`);
      }),
    );
  });

  test("what a terminal would obey is shown, not sent", () => {
    expect(caret("a\u001B[31mb\u202Ec", "c")[0]).toBe("a\uFFFD[31mb\uFFFDc");
  });

  test("a long line is cut around the range", () => {
    const [line = "", marks = ""] = caret(`${"a, ".repeat(300)}HERE${", b".repeat(300)}`, "HERE", 60);
    expect(line.length).toBeLessThanOrEqual(60);
    expect(line.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe("HERE");
    expect(line).toMatch(/^….*…$/);
  });

  test("a place without a text, and none at all", () => {
    const nowhere = report("file/missing", {
      message: "m",
      place: { uri: "/x.vpn", span: { start: 0, end: 0 } },
    });
    expect(renderPretty(nowhere, context, { color: false, width: undefined })).toContain(
      "┌─ ../../x.vpn:1:1",
    );
    const whole = report("project/no-files", { message: "m", place: undefined });
    expect(renderPretty(whole, context, { color: false, width: undefined })).toMatch(/^error.*\n {3}= help/);
  });
});

test("plain has one line for logs, then the rest indented", () => {
  expect(renderPlain(disjoint, context).split("\n")).toEqual([
    "hq.vpn:2:16: error[project/settings]: `hq-riga` can never come up: its ends share no phase 2 cipher",
    "  hq.vpn:2:16: hq offers only this (through esp-gcm)",
    "  ../riga.vpn:2:15: riga offers only this",
    "  note: IKE answers NO_PROPOSAL_CHOSEN",
    "  help: use esp-gcm at both ends",
  ]);
});

test("json is what its schema says", () => {
  const schema = JSON.parse(readFileSync("compiler/schemas/diagnostics.schema.json", "utf8"));
  const validate = new Ajv({ formats: { "uri-reference": true } }).compile(schema);
  const whole = report("project/no-files", { message: "m", place: undefined });
  const object = diagnosticsJson([disjoint, whole], summarize([disjoint, whole], 2, 1), context);
  expect(validate(JSON.parse(JSON.stringify(object))), JSON.stringify(validate.errors)).toBe(true);
  expect(object.diagnostics[0]).toMatchObject({
    file: "hq.vpn",
    range: { start: { line: 2, column: 16 }, end: { line: 2, column: 27 } },
    related: [{ file: "../riga.vpn" }],
  });
  expect(summaryText(object.summary)).toBe("2 errors in 2 files, 1 tunnel");
});
