/**
 * The parts of the compiler that are timed by themselves, bundled as they are installed: what runs the sources here names
 * each function anew whenever it is made, which takes half of the time.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import type * as front from "./compiled-front.ts";

export function compiledFront(): typeof front {
  return withCompiled("compiled-front.ts", (file) => createRequire(import.meta.url)(file) as typeof front);
}

/** Each in a process of its own, which holds nothing of what was timed before. */
export function heapsAfterCheck(sizes: readonly number[]): readonly number[] {
  return withCompiled("heap.ts", (file) =>
    sizes.map((sites) => {
      const done = spawnSync(process.execPath, [file, String(sites)], { encoding: "utf8" });
      if (done.status !== 0)
        throw new Error(`bench/heap.ts ended with status ${done.status}: ${done.stderr}`);
      return Number(done.stdout);
    }),
  );
}

function withCompiled<Result>(entry: string, use: (file: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), "vpnc-bench-"));
  const outfile = join(folder, "compiled.cjs");
  try {
    buildSync({
      entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
      outfile,
      bundle: true,
      format: "cjs",
      platform: "node",
      target: "node20",
      minify: true,
    });
    return use(outfile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
