/**
 * `npm run mutate -- [--sample N] [--seed S] [FILE…]`: changes the rules of agreement one place at a time and runs the tests
 * that come to the place. Prints what no test noticed and nothing explains, and the scores. A sample is taken of all changes.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { bundle, changesOf } from "./bundle.ts";
import { EQUIVALENT } from "./equivalent.ts";
import { fatesOf } from "./fates.ts";
import { FILES } from "./files.ts";
import { sampleOf } from "./sample.ts";
import { resultOf } from "./verdict.ts";

const { values, positionals: asked } = parseArgs({
  options: { sample: { type: "string" }, seed: { type: "string", default: "vpnc" } },
  allowPositionals: true,
});
const { all, texts } = changesOf(asked.length > 0 ? asked : FILES);
const taken = values.sample === undefined ? all : sampleOf(all, Number(values.sample), values.seed);

const folder = mkdtempSync(join(tmpdir(), "vpnc-mutate-"));
try {
  await bundle(texts, join(folder, "bundle.mjs"));
  const numbers = taken.map(({ number }) => number);
  const fates = await fatesOf(join(folder, "bundle.mjs"), join(folder, "known.json"), numbers);
  const { scores, wrong } = resultOf(all, fates, EQUIVALENT);
  console.log([...wrong, "", ...scores, `of ${all.length} changes there are`].join("\n"));
  process.exitCode = wrong.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
