#!/usr/bin/env node
/**
 * The installed `vpnc`: runs the program's file, with what the engine made of it the last time. It is CommonJS, because
 * Node loads its other loader, and much beside it, only for a program that is not. `--version` needs neither.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { constants, Script } from "node:vm";
import { VERSION } from "../version.ts";
import { compiledCode, type CompiledCode } from "./compiled-code.ts";

/* oxlint-disable no-underscore-dangle -- the usual spelling of what a bundler defines */
/** A digest of the program's files. */
declare const __PROGRAM__: string;
/** The commands that have a file of their own. */
declare const __APART__: readonly string[];
/* oxlint-enable no-underscore-dangle */

const argv = process.argv.slice(2);
const [command = ""] = argv;

if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) process.stdout.write(`${VERSION}\n`);
else start(join(__dirname, `${__APART__.includes(command) ? command : "program"}.cjs`));

function start(file: string): void {
  const code = compiledCode(__PROGRAM__, command);
  const cachedData = code.read();
  // The bundler makes it pure ASCII, which is read the fastest so.
  const script = new Script(readFileSync(file, "latin1"), {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const run = script.runInThisContext() as (...given: unknown[]) => void;
  const module = { exports: {} };
  run(module.exports, require, module, file, __dirname);
  if (cachedData === undefined || script.cachedDataRejected === true) keepAtExit(script, code);
}

/** What ran is compiled by then, so it is kept with the rest. */
function keepAtExit(script: Script, code: CompiledCode): void {
  process.on("exit", (status) => {
    if (status === 0 || status === 1) code.write(script.createCachedData());
  });
}
