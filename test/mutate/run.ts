/**
 * `npm run mutate -- [FILE…]`: changes the rules of agreement one place at a time and runs their tests on each change. Prints
 * what no test noticed, and one score over all files.
 */

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
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

const asked = process.argv.slice(2);
const texts = new Map<string, string>();
const all: Placed[] = [];
for (const file of asked.length > 0 ? asked : FILES) {
  const { text, mutants } = instrumented(readFileSync(join(ROOT, file), "utf8"), all.length);
  texts.set(join(ROOT, file), text);
  all.push(...mutants.map((mutant) => ({ ...mutant, file })));
}

const folder = mkdtempSync(join(tmpdir(), "vpnc-mutate-"));
try {
  process.exitCode = await run(await bundled());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function run(bundle: string): Promise<number> {
  const noticed = new Set<number>();
  for (let next = 0; next < all.length;) {
    const reached = await serve(bundle, next, (number, was) => {
      if (was) noticed.add(number);
      const mutant = all[number];
      if (!was && mutant !== undefined)
        console.log(`survived: ${mutant.file}:${mutant.line}  ${mutant.from}  →  ${mutant.to}`);
    });
    // The change at which it stood still or died is noticed.
    if (reached < all.length) noticed.add(reached);
    next = reached + 1;
  }
  for (const file of texts.keys()) {
    const own = all.filter((mutant) => join(ROOT, mutant.file) === file);
    const seen = own.filter(({ number }) => noticed.has(number)).length;
    console.log(`${file.slice(ROOT.length)}: ${seen} of ${own.length} noticed`);
  }
  console.log(`${noticed.size} of ${all.length} changes were noticed`);
  return noticed.size < all.length ? 1 : 0;
}

/** Out comes the first change about which nothing was said. */
function serve(
  bundle: string,
  from: number,
  told: (number: number, noticed: boolean) => void,
): Promise<number> {
  const worker = spawn(process.execPath, [bundle, String(from), String(all.length)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let next = from;
  let timer = setTimeout(() => worker.kill("SIGKILL"), PATIENCE);
  createInterface(worker.stdout).on("line", (line) => {
    const [number, word] = line.split(" ");
    told(Number(number), word === "noticed");
    next = Number(number) + 1;
    clearTimeout(timer);
    timer = setTimeout(() => worker.kill("SIGKILL"), PATIENCE);
  });
  return new Promise((resolve, reject) => {
    worker.once("close", (code) => {
      clearTimeout(timer);
      if (code === 3) reject(new Error("the tests fail without any change"));
      else resolve(next);
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
          onLoad({ filter: /compiler\/.*\.ts$/ }, ({ path }) => {
            const contents = texts.get(path);
            return contents === undefined ? undefined : { contents, loader: "ts" };
          }),
      },
    ],
  });
  return outfile;
}
