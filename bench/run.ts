/**
 * Everything side by side in one run: `npm run bench` writes bench/README.md; `npm run bench -- --quick` only shows that all
 * of it works, on small networks and without the tools that come from the registry. `--largest 1000` leaves larger stars
 * out, `--runs 3` takes fewer runs of each. It needs `npm run build` before.
 */

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { coldStart } from "./cold.ts";
import { frontEnd } from "./front.ts";
import { installPeers } from "./peers.ts";
import { meshes, scale } from "./scale.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    largest: { type: "string", default: "10000" },
    runs: { type: "string", default: "5" },
  },
});
const { quick } = values;
const runs = quick ? 1 : Number(values.runs);
const largest = quick ? 100 : Number(values.largest);
const load = (): string => loadavg()[0]?.toFixed(1) ?? "?";

const before = load();
const peers = quick ? undefined : installPeers();
const sizes = [10, 100, 1_000, 10_000].filter((size) => size <= largest);
const sections: (readonly [title: string, make: () => string])[] = [
  ["Cold start", () => coldStart(peers, runs)],
  ["Parser, formatter, memory", () => frontEnd(peers, quick ? [100] : sizes.slice(1), runs)],
  ["Hub and spokes", () => scale(sizes, runs)],
  ["Language server", languageServer],
  ["Full mesh", () => meshes(quick ? [12] : [30, 300].filter((size) => size <= largest / 30))],
];

const parts = sections.map(([title, make]) => {
  const part = `## ${title}\n\n${make()}`;
  process.stdout.write(`${part}\n\n`);
  return part;
});
const machine = `${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
const day = new Date().toISOString().slice(0, 10);
const about = `# Benchmarks

Written by \`npm run bench\` (after \`npm run build\`), all in one run, one after the other. Figures are medians of ${runs}, of three
times as many for cold starts, which take turns, and of fewer from 1,000 sites on. Processor time is what the process and its
children used, user and system; elapsed time also counts what others did on the machine. Ratios are of processor time.

${day}; ${machine}. Load of the machine at the start ${before}, at the end ${load()}: above the number of processors, elapsed
times are longer than on an idle machine.
`;
if (!quick) {
  writeFileSync(new URL("README.md", import.meta.url), `${about}\n${parts.join("\n\n")}\n`);
}

function languageServer(): string {
  const script = fileURLToPath(new URL("lsp.ts", import.meta.url));
  const done = spawnSync("npx", ["tsx", script, ...(quick ? ["--small"] : [])], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`bench/lsp.ts ended with status ${done.status}: ${done.stderr}`);
  const note =
    "Over standard input and output; after an analysis of more than 50 ms a change includes a pause of 120 ms or more, for further keystrokes.";
  return `${note}\n\n\`\`\`text\n${done.stdout.trimEnd()}\n\`\`\``;
}
