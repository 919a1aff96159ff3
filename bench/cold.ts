/** One command on a small file, started anew: vpnc against Node alone and against the command lines of other languages. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { seconds, table, timeOf } from "./measure.ts";

/** The command line as it is published. */
export const VPNC = fileURLToPath(new URL("../dist/vpnc.cjs", import.meta.url));

export function coldStart(peers: string | undefined, runs: number): string {
  if (!existsSync(VPNC)) throw new Error("there is no dist/vpnc.cjs: run `npm run build` first");
  const root = fileURLToPath(new URL("../", import.meta.url));
  const [node, bin] = [process.execPath, `${peers ?? ""}/node_modules/.bin`];
  const rows = [
    { name: "`node -e 0`", command: [node, "-e", "0"], at: root },
    { name: "`vpnc check examples/aws-vpc`", command: [node, VPNC, "check", "examples/aws-vpc"], at: root },
    ...(peers === undefined
      ? []
      : [
          { name: "`tsp compile`, one model", command: [`${bin}/tsp`, "compile", "main.tsp"], at: peers },
          {
            name: "`prisma validate`, one model",
            command: [`${bin}/prisma`, "validate", "--schema", "schema.prisma"],
            at: peers,
          },
        ]),
  ].flatMap((row) => {
    // The first start is not counted; a peer that does not start here is left out.
    if (!works(row.command, row.at)) return [];
    return [{ ...row, time: timeOf(row.command, row.at, runs) }];
  });
  const floor = rows[0]?.time.processor ?? NaN;
  const cells = rows.map(({ name, time }) => [
    name,
    seconds(time.elapsed),
    seconds(time.processor),
    `${(time.processor / floor).toFixed(1)} ×`,
  ]);
  const missing =
    rows.length < 4
      ? "\n\nTypeSpec or Prisma are not installed or do not start here, and were left out."
      : "";
  return table(["command", "elapsed", "processor", "of Node alone"], cells) + missing;
}

function works([program = "", ...argv]: readonly string[], cwd: string): boolean {
  return spawnSync(program, argv, { cwd, stdio: "ignore" }).status === 0;
}
