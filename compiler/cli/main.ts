/** The program: connects the process to `run`. Installed, `launch.ts` starts it. */

import process from "node:process";
import { nodeHost } from "../host/node.ts";
import { once } from "../source/remember.ts";
import { VERSION } from "../version.ts";
import type { analyze } from "../pipeline.ts";
import { analyzeAgain } from "./again.ts";
import type { Io } from "./io.ts";
import { outputTo } from "./output.ts";
import { run } from "./run.ts";

const argv = process.argv.slice(2);

void main();

async function main(): Promise<void> {
  const io: Io = {
    host: nodeHost(),
    env: process.env,
    input: readInput,
    out: outputTo(1, () => process.stdout),
    err: outputTo(2, () => process.stderr),
    version: VERSION,
    compiler: {
      analyze: async () => once(await loadAnalyze()),
      analyzeAgain: analyzeAgain(loadAnalyze),
      targetOf: async () => (await import("../targets/index.ts")).targetOf,
    },
  };
  const slashes =
    process.platform === "win32" ? argv.map((argument) => argument.replaceAll("\\", "/")) : argv;
  process.exitCode = await run(slashes, io);
}

async function loadAnalyze(): Promise<typeof analyze> {
  return (await import("../pipeline.ts")).analyze;
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
