/**
 * The mistakes that people publish: every project in `examples/mistakes` says what the file beside it holds, as a terminal
 * shows it. `RECORD=1 npx vitest run mistakes` writes them anew.
 */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { isSecretKey } from "../../compiler/catalogue/secret-keys.ts";
import { renderContext } from "../../compiler/diagnostics/render/context.ts";
import { renderPretty } from "../../compiler/diagnostics/render/pretty.ts";
import { analyzeTexts } from "../support/analyze.ts";

const FOLDER = fileURLToPath(new URL("../../examples/mistakes/", import.meta.url));
const MISTAKES = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());

it("are many", () => {
  expect(MISTAKES.length).toBeGreaterThanOrEqual(25);
});

it.each(MISTAKES.map(({ name }) => name))("%s", (name) => {
  const file = `${name}.vpn`;
  const text = readFileSync(join(FOLDER, name, file), "utf8");
  const { diagnostics } = analyzeTexts({ [`/mistakes/${file}`]: text });
  const context = renderContext("/mistakes", () => text, isSecretKey);
  const shown = diagnostics.map((found) => renderPretty(found, context, { color: false, width: 100 }));
  const output = `${shown.join("\n\n")}\n`;
  const recorded = join(FOLDER, name, "expected.txt");
  if (process.env.RECORD === "1") writeFileSync(recorded, output);
  expect(existsSync(recorded), `${recorded} is not recorded`).toBe(true);
  expect(output).toBe(readFileSync(recorded, "utf8"));
  expect(diagnostics.some(({ severity }) => severity !== "hint")).toBe(true);
});
