/** What docs/language.md says of devices is so: the ones it describes compile, and the ones it calls unsupported do not. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { KNOWN_DEVICES } from "../compiler/targets/index.ts";
import { analyzeText, codesOf } from "./support/analyze.ts";

const page = readFileSync(new URL("../docs/language.md", import.meta.url), "utf8");

function section(title: string): string {
  const [, text = ""] = page.split(`\n## ${title}\n`);
  return text.split("\n## ")[0] ?? "";
}

/** Names in backticks at the start of a row's first column. */
const rows = section("Devices").matchAll(/^\| (`.*?`)\s+\|/gm);
const described = [...rows].flatMap(([, name = ""]) => /^`([\w-]+)/.exec(name)?.[1] ?? []);
const [, refused = ""] = /^\| (.*?) \| \[site\/device-unknown\]/m.exec(section("Not supported yet")) ?? [];
const unsupported = [...refused.matchAll(/`([\w-]+)`/g)].map(([, name = ""]) => name);

const isUnknown = (device: string): boolean =>
  codesOf(analyzeText(`site x {\n  device = ${device}\n  wan    = 192.0.2.1/24\n}\n`)).includes(
    "error site/device-unknown",
  );

describe("the page about the language", () => {
  it("names every device that the compiler knows", () => {
    expect([...described, ...unsupported].toSorted()).toEqual([...KNOWN_DEVICES].toSorted());
  });

  it.each(described)("says rightly that %s compiles", (device) => {
    expect(isUnknown(device)).toBe(false);
  });

  it.each(unsupported)("says rightly that %s does not", (device) => {
    expect(isUnknown(device)).toBe(true);
  });
});
