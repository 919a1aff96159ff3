/** Source files in; out, their changes and one bundle of the tests with all of them built in. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { testsIn } from "./files.ts";
import { instrumented, type Mutant } from "./mutants.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface Placed extends Mutant {
  readonly file: string;
}

export interface Changes {
  /** At its number, each. */
  readonly all: readonly Placed[];
  /** By absolute path, the changed text. */
  readonly texts: ReadonlyMap<string, string>;
}

export function changesOf(files: readonly string[]): Changes {
  const texts = new Map<string, string>();
  const all: Placed[] = [];
  for (const file of files) {
    const { text, mutants } = instrumented(readFileSync(join(ROOT, file), "utf8"), all.length);
    texts.set(join(ROOT, file), text);
    all.push(...mutants.map((mutant) => ({ ...mutant, file })));
  }
  return { all, texts };
}

/** Writes `outfile`: `node OUTFILE KNOWN NUMBER…` does what `worker.ts` says. */
export async function bundle(texts: Changes["texts"], outfile: string): Promise<void> {
  const tests = testsIn(ROOT).map((test) => `import "./${test}";`);
  const lines = [
    'import "./test/mutate/switch.ts";',
    ...tests,
    'import { work } from "./test/mutate/worker.ts";',
    "const [known, ...numbers] = process.argv.slice(2);",
    "await work(known, numbers.map(Number));",
  ];
  await build({
    stdin: { contents: lines.join("\n"), resolveDir: ROOT, loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "silent",
    alias: { vitest: join(ROOT, "test/mutate/vitest.ts") },
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
}
