/**
 * How long a RouterOS export takes to read, by its lines, and what it leaves in memory: a table of addresses, rules and leases
 * around some tunnels, as large routers have. Run with `npm run bench:import`, or with numbers of lines as arguments.
 */

import process from "node:process";
import { routeros } from "../compiler/import/routeros/index.ts";
import { exportOf } from "./exports.ts";

const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [6_000, 12_500, 25_000, 50_000];

console.log(`${"lines".padStart(10)}${"MB".padStart(8)}${"ms".padStart(10)}${"heap MB".padStart(10)}`);
for (const lines of sizes) {
  const text = exportOf(lines);
  const start = process.cpuUsage();
  const { devices, leftovers } = routeros.read({ file: "bench.rsc", text });
  // Time of the processor, so that a busy machine does not count.
  const { user, system } = process.cpuUsage(start);
  const { heapUsed } = process.memoryUsage();
  if (devices.length !== 1 || leftovers.length < lines / 2) throw new Error("the export was not understood");
  const cells = [
    (text.length / 1e6).toFixed(1),
    ((user + system) / 1000).toFixed(0),
    (heapUsed / 1e6).toFixed(0),
  ];
  console.log(
    `${String(lines).padStart(10)}${cells[0]?.padStart(8)}${cells[1]?.padStart(10)}${cells[2]?.padStart(10)}`,
  );
}
