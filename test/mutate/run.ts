/**
 * `npm run mutate -- [--limit N] [FILE…]`: changes the rules of agreement one place at a time and runs their tests on each
 * change. Prints what no test noticed, and one score over all files. With a limit it takes as many changes of every file,
 * evenly spread.
 */

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { FILES, TESTS } from "./files.ts";
import { instrumented, type Mutant } from "./mutants.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TESTER = join(ROOT, "test/mutate/vitest.ts");
const WORKER = join(ROOT, "test/mutate/worker.ts");
/** A change that takes longer never ends. Milliseconds. */
const PATIENCE = 60_000;

interface Placed extends Mutant {
  readonly file: string;
}

const { values, positionals: asked } = parseArgs({
  options: { limit: { type: "string", default: "1000" } },
  allowPositionals: true,
});
const limit = Number(values.limit);
const texts = new Map<string, string>();
const all: Placed[] = [];
/** The numbers of those that are tried. */
const taken: number[] = [];
for (const file of asked.length > 0 ? asked : FILES) {
  const first = all.length;
  const { text, mutants } = instrumented(readFileSync(join(ROOT, file), "utf8"), first);
  texts.set(join(ROOT, file), text);
  all.push(...mutants.map((mutant) => ({ ...mutant, file })));
  const step = Math.max(1, mutants.length / limit);
  for (let at = 0; Math.floor(at) < mutants.length; at += step) taken.push(first + Math.floor(at));
}

const folder = mkdtempSync(join(tmpdir(), "vpnc-mutate-"));
try {
  process.exitCode = await run(await bundled());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function run(bundle: string): Promise<number> {
  const noticed = new Set<number>();
  for (let rest: readonly number[] = taken; rest.length > 0;) {
    const said = await serve(bundle, rest, (number, was) => {
      if (was) noticed.add(number);
      const mutant = all[number];
      if (!was && mutant !== undefined)
        console.log(`survived: ${mutant.file}:${mutant.line}  ${mutant.from}  →  ${mutant.to}`);
    });
    // The change at which it stood still or died is noticed.
    const stuck = rest[said];
    if (stuck !== undefined) noticed.add(stuck);
    rest = rest.slice(said + 1);
  }
  for (const file of texts.keys()) {
    const own = taken.filter((number) => join(ROOT, all[number]?.file ?? "") === file);
    const seen = own.filter((number) => noticed.has(number)).length;
    console.log(`${file.slice(ROOT.length)}: ${seen} of ${own.length} noticed`);
  }
  console.log(`${noticed.size} of ${taken.length} changes were noticed, of ${all.length} there are`);
  return noticed.size < taken.length ? 1 : 0;
}

/** Out comes of how many something was said. */
function serve(
  bundle: string,
  numbers: readonly number[],
  told: (number: number, noticed: boolean) => void,
): Promise<number> {
  const worker = spawn(process.execPath, [bundle, ...numbers.map(String)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = 0;
  let timer = setTimeout(() => worker.kill("SIGKILL"), PATIENCE);
  createInterface(worker.stdout).on("line", (line) => {
    const [number, word] = line.split(" ");
    told(Number(number), word === "noticed");
    said++;
    clearTimeout(timer);
    timer = setTimeout(() => worker.kill("SIGKILL"), PATIENCE);
  });
  return new Promise((resolve, reject) => {
    worker.once("close", (code) => {
      clearTimeout(timer);
      if (code === 3) reject(new Error("the tests fail without any change"));
      else resolve(said);
    });
  });
}

async function bundled(): Promise<string> {
  const outfile = join(folder, "bundle.mjs");
  const imports = TESTS.map((test) => `import "./${test}";`).join("\n");
  await build({
    stdin: {
      contents: `${imports}\nimport { work } from ${JSON.stringify(WORKER)};\nawait work(process.argv.slice(2).map(Number));\n`,
      resolveDir: ROOT,
      loader: "ts",
    },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "silent",
    alias: { vitest: TESTER },
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    plugins: [
      {
        name: "mutants",
        setup: ({ onLoad }) =>
          onLoad({ filter: /\/(?:compiler|test)\/.*\.ts$/ }, ({ path }) => {
            // Tests read files that lie beside them, not beside the bundle.
            const own = JSON.stringify(pathToFileURL(path).href);
            const text = texts.get(path) ?? readFileSync(path, "utf8");
            return { contents: text.replaceAll("import.meta.url", own), loader: "ts" };
          }),
      },
    ],
  });
  return outfile;
}
