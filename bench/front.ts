/** The parser and the formatter by themselves, in megabytes a second, and what a parsed and a checked project keep in memory. */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { compiledFront, heapsAfterCheck } from "./compiled.ts";
import { processorTime, table } from "./measure.ts";
import { hubAndSpokes } from "./networks.ts";
import { PEERS } from "./peers.ts";

export function frontEnd(peers: string | undefined, sizes: readonly number[], runs: number): string {
  const { parse, format } = compiledFront();
  const text = hubAndSpokes(Math.min(sizes.at(-1) ?? 0, 5_000));
  const megabytes = text.length / 1e6;
  const rate = (work: () => unknown): string => `${(megabytes / processorTime(runs, work)).toFixed(1)} MB/s`;
  parse("warm.vpn", text);
  format(text);
  const typespec = peers === undefined ? undefined : typeSpec(peers);
  const speeds = table(
    ["what", "figure"],
    [
      [`parse ${megabytes.toFixed(1)} MB`, rate(() => parse("bench.vpn", text))],
      [`format ${megabytes.toFixed(1)} MB`, rate(() => format(text))],
      ["TypeSpec's formatter", typespec === undefined ? "not installed" : `${typespec.toFixed(1)} MB/s`],
    ],
  );
  return `${speeds}\n\n${memory(sizes)}`;
}

/** All that a process holds with a project that it has checked as the command does, for once. The aim: 60 MB, 20 bytes for each of the source and 2 kB for each tunnel. */
function memory(sizes: readonly number[]): string {
  const heaps = heapsAfterCheck(sizes);
  const rows = sizes.map((sites, at) => {
    const { length } = hubAndSpokes(sites);
    return [
      String(sites),
      (length / 1e6).toFixed(2),
      ((heaps[at] ?? NaN) / 1e6).toFixed(0),
      (60 + (20 * length + 2_000 * (sites - 1)) / 1e6).toFixed(0),
    ];
  });
  return table(["sites", "source, MB", "heap after a check, MB", "aim, MB"], rows);
}

/** In a process of its own, with its own Prettier. */
function typeSpec(peers: string): number | undefined {
  const script = join(PEERS, "typespec.mjs");
  const done = spawnSync(process.execPath, [script, peers, join(peers, "large.tsp")], { encoding: "utf8" });
  return done.status === 0 ? Number(done.stdout) : undefined;
}
