/** One command on a small file, started anew: vpnc against Node alone and against the command lines of other languages. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { seconds, table, timesInTurn } from "./measure.ts";
import { PRISMA_ENV } from "./peers.ts";

const NODE = "`node -e 0`";

/** The command line as it is published. */
export const VPNC = fileURLToPath(new URL("../dist/vpnc.cjs", import.meta.url));

/** For each run of the others: a start is short, and its figures vary. */
const STARTS = 3;

export function coldStart(peers: string | undefined, runs: number): string {
  if (!existsSync(VPNC)) throw new Error("there is no dist/vpnc.cjs: run `npm run build` first");
  const root = fileURLToPath(new URL("../", import.meta.url));
  const [node, bin] = [process.execPath, `${peers ?? ""}/node_modules/.bin`];
  const candidates = [
    { name: NODE, command: [node, "-e", "0"], at: root },
    { name: "`vpnc check examples/aws-vpc`", command: [node, VPNC, "check", "examples/aws-vpc"], at: root },
    { name: "`tsp compile`, one model", command: [`${bin}/tsp`, "compile", "main.tsp"], at: peers },
    {
      name: "`prisma validate`, one model",
      command: ["env", ...PRISMA_ENV, `${bin}/prisma`, "validate", "--schema", "schema.prisma"],
      at: peers,
    },
  ];
  // The first start is not counted; a peer that does not start here is left out.
  const started = candidates.flatMap(({ name, command, at }) =>
    at !== undefined && works(command, at) ? [{ name, command, at }] : [],
  );
  const times = timesInTurn(started, STARTS * runs);
  const rows = started.flatMap(({ name }, which) => {
    const time = times[which];
    return time === undefined ? [] : [{ name, time }];
  });
  const left = candidates.map(({ name }) => name).filter((name) => !rows.some((row) => row.name === name));
  const floor = rows.find(({ name }) => name === NODE)?.time.processor ?? NaN;
  const cells = rows.map(({ name, time }) => [
    name,
    seconds(time.elapsed),
    seconds(time.processor),
    `${(time.processor / floor).toFixed(1)} ×`,
  ]);
  const missing =
    left.length === 0 ? "" : `\n\nNot installed or not starting here, so left out: ${left.join("; ")}.`;
  return table(["command", "elapsed", "processor", "of Node alone"], cells) + missing;
}

function works([program = "", ...argv]: readonly string[], cwd: string): boolean {
  return spawnSync(program, argv, { cwd, stdio: "ignore" }).status === 0;
}
