/** `vpnc build --watch`: how long after an edit of one tunnel's key all is checked, and its scripts are written. In: a folder with a network. Out: seconds. */

import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { VPNC } from "./cold.ts";
import { median } from "./measure.ts";

const EDITS = 7;

const [folder = "."] = process.argv.slice(2);
const file = join(folder, "network.vpn");
const text = readFileSync(file, "utf8");
const child = spawn(process.execPath, [VPNC, "build", "--watch", "--placeholder-secrets"], { cwd: folder });
let heard = "";
let listen = (): void => {};
child.stderr.on("data", (chunk: Buffer) => {
  heard += chunk.toString();
  listen();
});
child.on("exit", () => process.exit(1));

const times: number[] = [];
await until("watching for changes");
for (let edit = 0; edit < EDITS; edit += 1) {
  await pause(200);
  const start = performance.now();
  writeFileSync(file, text.replace('env("KEY_S0")', `env("KEY_S0_${edit}")`));
  await until("hold secrets");
  times.push((performance.now() - start) / 1_000);
}
child.removeAllListeners("exit");
child.kill();
process.stdout.write(String(median(times)));

/** Everything up to these words has been printed since they were waited for. */
function until(words: string): Promise<void> {
  return new Promise((resolve) => {
    listen = () => {
      const at = heard.indexOf(words);
      if (at === -1) return;
      heard = heard.slice(at + words.length);
      resolve();
    };
    listen();
  });
}
