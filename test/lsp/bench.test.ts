/** The benchmark of the language server runs; what it measures is for a quiet machine and no test. */

import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { workspaceOf } from "../../bench/workspace.ts";
import { analyzeTexts } from "../support/analyze.ts";

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

describe("the benchmark", () => {
  it("measures sound workspaces of the size asked for", () => {
    const texts = workspaceOf(30_000);
    const analysis = analyzeTexts(texts);
    expect(analysis.diagnostics).toEqual([]);
    expect(analysis.expansion.connections.length).toBeGreaterThan(50);
    const size = Object.values(texts).join("").length;
    expect(size).toBeGreaterThanOrEqual(30_000);
    expect(size).toBeLessThan(31_000);
  });

  it("prints a row of figures", () => {
    const tsx = path("node_modules/tsx/dist/cli.mjs");
    const { stdout, stderr } = spawnSync(process.execPath, [tsx, path("bench/lsp.ts"), "--small"], {
      cwd: path("."),
      encoding: "utf8",
    });
    expect(stdout, stderr).toMatch(/^10 kB, 2 files +\d+ +\d+ +\d+(?: +\d+ \/ \d+){4}$/m);
  });
});
