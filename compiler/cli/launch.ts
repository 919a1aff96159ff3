#!/usr/bin/env node
/** The installed `vpnc`: runs the program's one file, with what the engine made of it the last time. `--version` needs neither. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { constants, Script } from "node:vm";
import { VERSION } from "../version.ts";
import { compiledCode, type CompiledCode } from "./compiled-code.ts";

const argv = process.argv.slice(2);

if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) process.stdout.write(`${VERSION}\n`);
else start(fileURLToPath(new URL("vpnc.cjs", import.meta.url)));

function start(file: string): void {
  const source = readFileSync(file, "utf8");
  const code = compiledCode(source, argv[0] ?? "");
  const cachedData = code.read();
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const run = script.runInThisContext() as (...given: unknown[]) => void;
  const module = { exports: {} };
  run(module.exports, createRequire(file), module, file, dirname(file));
  if (cachedData === undefined || script.cachedDataRejected === true) keepAtExit(script, code);
}

/** What ran is compiled by then, so it is kept with the rest. */
function keepAtExit(script: Script, code: CompiledCode): void {
  process.on("exit", (status) => {
    if (status === 0 || status === 1) code.write(script.createCachedData());
  });
}
