/** What `docs/editors.md` tells its readers to do: a set-up by its mark, and a folder with the command that it names. */

import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { serverCommand } from "../lsp/support/process.ts";

const page = readFileSync(new URL("../../docs/editors.md", import.meta.url), "utf8");

/** The block whose fence says `mark`: `lua Neovim 0.7`. */
export function setUp(mark: string): string {
  const found = [...page.matchAll(/^```([^\n]+)\n([\s\S]*?)^```$/gm)].filter(([, info]) => info === mark);
  const [, , text] = found[0] ?? [];
  if (text === undefined || found.length > 1)
    throw new Error(`docs/editors.md has ${found.length} blocks \`${mark}\``);
  return text;
}

/** A folder of its own for one run of an editor, with the files of a project, and `vpnc-lsp` on the path. */
export function workFolder(files: Readonly<Record<string, string>>): {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
} {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "vpnc-editor-")));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const bin = join(folder, "bin");
  mkdirSync(bin);
  const words = serverCommand().map((word) => `'${word}'`);
  writeFileSync(join(bin, "vpnc-lsp"), `#!/bin/sh\nexec ${words.join(" ")} "$@"\n`);
  chmodSync(join(bin, "vpnc-lsp"), 0o755);
  const env = {
    ...process.env,
    PATH: `${bin}:${process.env["PATH"] ?? ""}`,
    HOME: folder,
    XDG_STATE_HOME: folder,
    XDG_CACHE_HOME: folder,
    XDG_CONFIG_HOME: folder,
  };
  return { folder, env };
}

/** In CI a missing editor is a failure; elsewhere it is said loudly. */
export function isMissing(name: string, probe: { readonly error?: Error | undefined }): boolean {
  const missing = probe.error !== undefined;
  const isCi = (process.env["CI"] ?? "") !== "";
  if (missing && isCi) throw new Error(`${name} is not installed`);
  if (missing)
    console.warn(`\n*** ${name} is not installed: the test of the language server in it is SKIPPED ***\n`);
  return missing;
}
