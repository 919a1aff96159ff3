/**
 * `npm run mutate -- [FILE…]`: changes the rules of agreement one place at a time and runs their tests on each change, in one
 * process each. Prints what no test noticed, and the score.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { context } from "esbuild";
import { mutantsOf, mutated } from "./mutants.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

// prettier-ignore
const FILES = [
  "compiler/negotiate/compare.ts", "compiler/negotiate/judge.ts", "compiler/negotiate/proposal-check.ts",
  "compiler/negotiate/suite.ts", "compiler/negotiate/suites.ts",
  "compiler/check/rules/phase1/intersect.ts", "compiler/check/rules/phase1/aggressive-group.ts",
  "compiler/check/rules/phase1/exchange-version.ts", "compiler/check/rules/phase1/exchange-mode.ts",
  "compiler/check/rules/phase1/id-mismatch.ts", "compiler/check/rules/phase1/suite-combination.ts",
  "compiler/check/rules/phase2/per-pair.ts", "compiler/check/rules/phase2/pfs-mismatch.ts",
  "compiler/check/rules/policy/narrowing.ts", "compiler/check/rules/policy/not-mirrored.ts",
  "compiler/check/rules/policy/not-mirrored-ports.ts",
];

const TESTS = ["strongswan", "charon", "racoon"].map((name) => `test/compiler/negotiation/${name}.test.ts`);

const TESTER = join(ROOT, "test/mutate/vitest.ts");
const folder = mkdtempSync(join(tmpdir(), "vpnc-mutate-"));
const bundle = join(folder, "bundle.mjs");
/** What stands in the place of a file, by its path. */
let change: { readonly file: string; readonly text: string } | undefined;

const builder = await context({
  stdin: { contents: entry(), resolveDir: ROOT, loader: "ts" },
  outfile: bundle,
  bundle: true,
  platform: "node",
  format: "esm",
  logLevel: "silent",
  alias: { vitest: TESTER },
  plugins: [
    {
      name: "mutant",
      setup: ({ onLoad }) =>
        onLoad({ filter: /compiler\/(?:negotiate|check\/rules)\/.*\.ts$/ }, ({ path }) =>
          change !== undefined && path === join(ROOT, change.file)
            ? { contents: change.text, loader: "ts" }
            : undefined,
        ),
    },
  ],
});
try {
  process.exitCode = await run(process.argv.slice(2));
} finally {
  await builder.dispose();
  rmSync(folder, { recursive: true, force: true });
}

async function run(asked: readonly string[]): Promise<number> {
  let [count, noticed] = [0, 0];
  if (!(await passes())) throw new Error("the tests fail without any change");
  for (const file of asked.length > 0 ? asked : FILES) {
    const text = readFileSync(join(ROOT, file), "utf8");
    for (const mutant of mutantsOf(text)) {
      count++;
      change = { file, text: mutated(text, mutant) };
      if (!(await passes())) noticed++;
      else
        console.log(`survived: ${file}:${mutant.line}  ${mutant.from.replace(/\s+/g, " ")}  →  ${mutant.to}`);
    }
    console.log(`${file}: ${noticed} of ${count} noticed so far`);
  }
  console.log(`${noticed} of ${count} changes were noticed`);
  return noticed < count ? 1 : 0;
}

function entry(): string {
  const imports = TESTS.map((test) => `import "./${test}";`).join("\n");
  return `${imports}\nimport { tests } from ${JSON.stringify(TESTER)};\nfor (const test of tests) await test();\n`;
}

/** A change that does not compile, or never ends, is noticed. */
async function passes(): Promise<boolean> {
  try {
    await builder.rebuild();
  } catch {
    return false;
  }
  return spawnSync(process.execPath, [bundle], { stdio: "ignore", timeout: 60_000 }).status === 0;
}
