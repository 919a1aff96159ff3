/** The server as a process: the bundle when it was built, else the source through tsx. */

import { existsSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";

const path = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));

/** The words of a command line. */
export function serverCommand(): readonly [string, ...string[]] {
  const bundle = path("dist/vpnc-lsp.js");
  if (existsSync(bundle)) return [process.execPath, bundle];
  return [process.execPath, "--import", path("node_modules/tsx/dist/esm/index.mjs"), path("lsp/main.ts")];
}
