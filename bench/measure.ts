/** How a figure is taken: a process or a function in; medians of elapsed and of the processor's time out, in seconds. */

import { spawnSync } from "node:child_process";
import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

export interface Time {
  readonly elapsed: number;
  /** User and system; what others do on the machine hardly changes it. */
  readonly processor: number;
}

/** Bash's own `time` counts the process and its children. */
export function timeOf(command: readonly string[], cwd: string, runs: number): Time {
  const times = Array.from({ length: runs }, () => {
    const script = 'TIMEFORMAT="%R %U %S"; { time "$@" >/dev/null 2>&1; } && exit 0; exit 1';
    const done = spawnSync("bash", ["-c", script, "bash", ...command], { cwd, encoding: "utf8" });
    if (done.status !== 0) throw new Error(`\`${command.join(" ")}\` ended with status ${done.status}`);
    const [elapsed = NaN, user = NaN, system = NaN] = done.stderr.trim().split(" ").map(Number);
    return { elapsed, processor: user + system };
  });
  return {
    elapsed: median(times.map(({ elapsed }) => elapsed)),
    processor: median(times.map(({ processor }) => processor)),
  };
}

/** Of several commands, in turn: a minute in which the machine is slower concerns all of them. */
export function timesInTurn(
  commands: readonly { readonly command: readonly string[]; readonly at: string }[],
  runs: number,
): readonly Time[] {
  const rounds = Array.from({ length: runs }, () =>
    commands.map(({ command, at }) => timeOf(command, at, 1)),
  );
  return commands.map((_, which) => ({
    elapsed: median(rounds.flatMap((round) => round[which]?.elapsed ?? [])),
    processor: median(rounds.flatMap((round) => round[which]?.processor ?? [])),
  }));
}

/** Seconds of the processor for one call. */
export function processorTime(runs: number, work: () => unknown): number {
  return median(
    Array.from({ length: runs }, () => {
      const start = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1e6;
    }),
  );
}

/** Bytes in use after a collection while a result is held, whatever else the process holds. */
export function heapWith(work: () => unknown): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const kept = [work()];
  collect();
  const { heapUsed } = process.memoryUsage();
  return kept.length === 1 ? heapUsed : NaN;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Slope of the line through the logarithms: 1 is linear. */
export function exponent(points: readonly (readonly [size: number, figure: number])[]): number {
  const logs = points.map(([size, figure]) => [Math.log(size), Math.log(figure)] as const);
  const mean = (at: 0 | 1): number => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  return (
    logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) /
    logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
  );
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, at) => (at === 0 ? "---" : "--:"));
  return [head, rule, ...rows].map(line).join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

export function seconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} s`;
}
