/**
 * Texts of devices and what becomes of them: each folder holds the texts (`in.txt`; several files are imported together), the .vpn, and
 * all that is said beside it. `RECORD=1 npx vitest run import/scenarios` writes them anew.
 */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { memoryHost } from "../../compiler/host/memory.ts";
import { analyzeText } from "../support/analyze.ts";
import { runHere } from "../cli/fake.ts";

const FOLDER = fileURLToPath(new URL("./", import.meta.url));
const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** `aws/xml`: the format, and what is special. */
const SCENARIOS = foldersIn(FOLDER).flatMap((format) =>
  foldersIn(join(FOLDER, format)).map((name) => `${format}/${name}`),
);

const RESULTS = /^expected\./;

it("are many for Amazon's texts", () => {
  expect(SCENARIOS.filter((name) => name.startsWith("aws/")).length).toBeGreaterThanOrEqual(12);
});

describe.each(SCENARIOS)("%s", (scenario) => {
  const folder = join(FOLDER, scenario);
  const texts = Object.fromEntries(
    readdirSync(folder)
      .filter((file) => !RESULTS.test(file))
      .map((file) => [file, readFileSync(join(folder, file), "utf8")]),
  );

  it("becomes what is recorded", async () => {
    const setting = { host: memoryHost(texts) };
    const { out, err, status } = await runHere(["import", ...Object.keys(texts).toSorted()], setting);
    expectRecorded(join(folder, "expected.vpn"), out);
    expectRecorded(join(folder, "expected.report.txt"), `${err}exit status ${status}\n`);
  });

  it("is formatted and has no syntax error, and no unknown word", () => {
    const { diagnostics } = analyzeText(readFileSync(join(folder, "expected.vpn"), "utf8"));
    const broken = diagnostics.filter(({ code }) => /^(?:syntax|type|name\/(?!unused))/.test(code));
    expect(broken.map(({ message }) => message)).toEqual([]);
  });
});

function expectRecorded(path: string, text: string): void {
  if (process.env.RECORD === "1") writeFileSync(path, text);
  expect(existsSync(path), `${path} is not recorded`).toBe(true);
  expect(text).toBe(readFileSync(path, "utf8"));
}
