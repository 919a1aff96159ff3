/**
 * The parts of the compiler that are timed by themselves, bundled as they are installed: what runs the sources here names
 * each function anew whenever it is made, which takes half of the time.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import type * as front from "./compiled-front.ts";

export function compiledFront(): typeof front {
  const folder = mkdtempSync(join(tmpdir(), "vpnc-bench-"));
  const outfile = join(folder, "front.cjs");
  try {
    buildSync({
      entryPoints: [fileURLToPath(new URL("compiled-front.ts", import.meta.url))],
      outfile,
      bundle: true,
      format: "cjs",
      platform: "node",
      target: "node20",
      minify: true,
    });
    return createRequire(import.meta.url)(outfile) as typeof front;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
