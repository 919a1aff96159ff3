/**
 * Writes every file that is generated from the compiler's tables. `npm run generate` writes them; with `--check` it only
 * says which are stale and fails. Another generated file is another row of `GENERATED`.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { textMateGrammar } from "../grammar/index.ts";
import { REFERENCE } from "./reference/index.ts";

export interface GeneratedFile {
  /** Relative to the root of the repository. */
  readonly path: string;
  /** The whole content; the same on every machine. */
  readonly render: () => string | Promise<string>;
}

export const GENERATED: readonly GeneratedFile[] = [
  { path: "vscode-extension/syntaxes/vpn.tmLanguage.json", render: () => json(textMateGrammar()) },
  ...REFERENCE,
];

/** Laid out as the repository's formatter would. */
export function json(value: unknown): Promise<string> {
  return format(JSON.stringify(value), { parser: "json", printWidth: 110 });
}

const root = new URL("../", import.meta.url);

/** The rows whose file is missing or differs. */
export async function staleFiles(): Promise<readonly GeneratedFile[]> {
  const stale: GeneratedFile[] = [];
  for (const file of GENERATED) {
    const url = new URL(file.path, root);
    const current = existsSync(url) ? readFileSync(url, "utf8") : undefined;
    if (current !== (await file.render())) stale.push(file);
  }
  return stale;
}

async function main(): Promise<void> {
  const stale = await staleFiles();
  const check = process.argv.includes("--check");
  for (const { path, render } of stale) {
    process.stdout.write(`${check ? "stale" : "wrote"} ${path}\n`);
    if (check) continue;
    const file = fileURLToPath(new URL(path, root));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await render());
  }
  if (check && stale.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
