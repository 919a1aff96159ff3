/**
 * How long an import takes, by the lines of a RouterOS export: reading it, then the whole of `vpnc import` with its audit and all it
 * says. A table of addresses, rules and leases around some tunnels, as large routers have. Run with `npm run bench:import`, or with
 * numbers of lines as arguments.
 */

import process from "node:process";
import { audit } from "../compiler/import/audit.ts";
import { importFindings, maskTexts, shownTexts } from "../compiler/import/findings.ts";
import { importTexts } from "../compiler/import/import.ts";
import { leftoverLines, secretLines, verdictLines } from "../compiler/import/report.ts";
import { routeros } from "../compiler/import/routeros/index.ts";
import { exportOf } from "./exports.ts";

const FILE = "bench.rsc";
const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [6_000, 12_500, 25_000, 50_000];
const row = (...cells: readonly string[]): void =>
  console.log(cells.map((cell) => cell.padStart(10)).join(""));

row("lines", "MB", "read ms", "print ms", "hide ms", "audit ms", "say ms", "heap MB");
for (const lines of sizes) {
  const text = exportOf(lines);
  const [reading, readTime] = timed(() => routeros.read({ file: FILE, text }));
  if (reading.devices.length !== 1 || reading.leftovers.length < lines / 2)
    throw new Error("the export was not understood");
  const importer = { ...routeros, read: () => reading };
  const [imported, printTime] = timed(() =>
    importTexts([{ source: { file: FILE, text }, importer }], { inlineSecrets: false }),
  );
  const [texts, hideTime] = timed(() =>
    shownTexts(maskTexts([{ file: FILE, uri: `/${FILE}`, text }], imported)),
  );
  const [judged, auditTime] = timed(() => audit(imported, "/imported.vpn", texts));
  const [, sayTime] = timed(() => [
    importFindings(imported, texts),
    leftoverLines(imported),
    secretLines(imported),
    verdictLines(judged.verdicts),
  ]);
  const times = [readTime, printTime, hideTime, auditTime, sayTime].map((time) => time.toFixed(0));
  const { heapUsed } = process.memoryUsage();
  row(String(lines), (text.length / 1e6).toFixed(1), ...times, (heapUsed / 1e6).toFixed(0));
}

/** With milliseconds of the processor, so that a busy machine does not count. */
function timed<T>(work: () => T): readonly [T, number] {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1000];
}
