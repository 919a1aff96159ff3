/** `vpnc check` and `vpnc build` by the number of sites, and a script with a template that prints the same without checking. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { VPNC } from "./cold.ts";
import { exponent, seconds, table, timeOf, type Time } from "./measure.ts";
import { fullMesh, hubAndSpokes, hubAndSpokesData } from "./networks.ts";
import { hasJinja, PEERS } from "./peers.ts";

const BUILD = ["build", "--placeholder-secrets", "--quiet"];

interface Row {
  readonly sites: number;
  readonly check: Time;
  readonly build: Time;
  readonly again: Time;
  /** Seconds by the clock. */
  readonly edited: number;
  readonly template: Time | undefined;
}

export function scale(sizes: readonly number[], runs: number): string {
  const withTemplate = hasJinja();
  const rows = sizes.map((sites): Row => {
    // The largest take minutes on a small machine.
    const times = sites <= 100 ? runs : sites <= 1_000 ? Math.ceil(runs / 4) : 1;
    return inFolder(hubAndSpokes(sites), (folder) => {
      writeFileSync(join(folder, "sites.json"), JSON.stringify(hubAndSpokesData(sites)));
      const render = ["python3", join(PEERS, "render.py"), "sites.json", "rendered"];
      return {
        sites,
        check: timeOf(vpnc("check", "--quiet"), folder, times),
        build: fresh(folder, times),
        again: timeOf(vpnc(...BUILD), folder, times),
        edited: afterEdit(folder),
        template: withTemplate ? timeOf(render, folder, times) : undefined,
      };
    });
  });
  const cells = rows.map(({ sites, check, build, again, edited, template }) => [
    String(sites),
    both(check),
    both(build),
    both(again),
    seconds(edited),
    template === undefined ? "–" : both(template),
    template === undefined ? "–" : `${(build.processor / template.processor).toFixed(1)} ×`,
  ]);
  const head = [
    "sites",
    "check",
    "build",
    "build, nothing changed",
    "edit, `build --watch`",
    "Python and Jinja",
    "build : Jinja",
  ];
  const growth = (["check", "build"] as const)
    .map((field) => `${field} n^${exponent(rows.map((row) => [row.sites, row[field].processor])).toFixed(2)}`)
    .join(", ");
  const last = rows.slice(-2);
  const steep = (["check", "build"] as const)
    .map((field) => `${field} n^${exponent(last.map((row) => [row.sites, row[field].processor])).toFixed(2)}`)
    .join(", ");
  const missing = withTemplate
    ? ""
    : "\n\nJinja is not installed (`python3-jinja2` of Debian), and was left out.";
  return `Elapsed / processor time. One hub, four policies in each tunnel, RouterOS 7.22 everywhere. The Python script prints each site's
script and its undo from a template and data that are complete already; it compares and checks nothing. Of an edit under
\`vpnc build --watch\`, the time by the clock from a new key in the file to its scripts in the folder, all checks and 80 ms of waiting for
further edits included.

${table(head, cells)}

Growth over all sizes: ${growth}; between the last two: ${steep}.${missing}`;
}

/** One build of each; what is printed is counted, so that a mesh that lost its tunnels would not look fast. */
export function meshes(sizes: readonly number[]): string {
  const rows = sizes.map((sites) =>
    inFolder(fullMesh(sites), (folder) => {
      const build = timeOf(vpnc(...BUILD), folder, 1);
      const written = readdirSync(join(folder, "build")).length;
      if (written < 2 * sites) throw new Error(`a mesh of ${sites} sites wrote ${written} files`);
      return { sites, tunnels: (sites * (sites - 1)) / 2, build, written };
    }),
  );
  const cells = rows.map(({ sites, tunnels, build, written }) => [
    String(sites),
    String(tunnels),
    both(build),
    String(written),
  ]);
  const growth = exponent(rows.map((row) => [row.tunnels, row.build.processor]));
  const note = rows.length > 1 ? `\n\nGrows with the number of tunnels as n^${growth.toFixed(2)}.` : "";
  return table(["sites", "tunnels", "build (checks first)", "files"], cells) + note;
}

/** Each into an empty folder. The one before stays: some file systems are slow to make files where some were just removed. */
function fresh(folder: string, runs: number): Time {
  const build = join(folder, "build");
  const times = Array.from({ length: runs }, (_, run) => {
    if (existsSync(build)) renameSync(build, join(folder, `build-${run}`));
    return timeOf(vpnc(...BUILD), folder, 1);
  }).toSorted((a, b) => a.processor - b.processor);
  return times[Math.floor(times.length / 2)] ?? { elapsed: NaN, processor: NaN };
}

function afterEdit(folder: string): number {
  const script = fileURLToPath(new URL("watch.ts", import.meta.url));
  const done = spawnSync("npx", ["tsx", script, folder], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`bench/watch.ts ended with status ${done.status}: ${done.stderr}`);
  return Number(done.stdout);
}

function vpnc(...argv: readonly string[]): readonly string[] {
  return [process.execPath, VPNC, ...argv];
}

function both({ elapsed, processor }: Time): string {
  return `${seconds(elapsed)} / ${seconds(processor)}`;
}

/** Removed when everything has been measured, for the same reason. */
function inFolder<T>(text: string, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "vpnc-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "network.vpn"), text);
  return work(folder);
}
