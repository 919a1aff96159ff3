/** The programs as processes: the bundles when they were built, else the sources through tsx. */

import { existsSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";

const path = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));

/** The words of the server's command line. */
export function serverCommand(): readonly [string, ...string[]] {
  return command("dist/vpnc-lsp.js", "lsp/main.ts");
}

/** Those of `vpnc`. */
export function commandLine(): readonly [string, ...string[]] {
  return command("dist/vpnc.cjs", "compiler/cli/main.ts");
}

function command(bundle: string, source: string): readonly [string, ...string[]] {
  if (existsSync(path(bundle))) return [process.execPath, path(bundle)];
  return [process.execPath, "--import", path("node_modules/tsx/dist/esm/index.mjs"), path(source)];
}
