/** Runs in the folder of the peers: a TypeSpec file in; how many megabytes of it TypeSpec's own formatter lays out in a second. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

const [, , folder, file] = process.argv;
const entry = createRequire(join(folder, "package.json")).resolve("@typespec/compiler");
const { formatTypeSpec } = await import(pathToFileURL(entry).href);
const text = readFileSync(file, "utf8");
await formatTypeSpec(text.slice(0, text.indexOf("\n\n")));
const start = process.cpuUsage();
await formatTypeSpec(text);
const { user, system } = process.cpuUsage(start);
process.stdout.write(`${text.length / (user + system)}\n`);
