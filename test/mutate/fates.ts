/** A bundle and the numbers of changes in; out, what became of each, by processes that may die of a change. */

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import process from "node:process";

/** `unreached`: no test comes to where the change would matter. */
export type Fate = "noticed" | "survived" | "unreached";

/** A change that takes longer never ends. Milliseconds. */
const PATIENCE = 60_000;

/** The first run of all tests, on a machine with other work. Milliseconds. */
const START = 600_000;

/** `known` is a file that need not be there: what the first process learns is kept in it. */
export async function fatesOf(
  bundle: string,
  known: string,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Fate>> {
  const fates = new Map<number, Fate>();
  for (let rest = numbers; rest.length > 0;) {
    await serve(bundle, known, rest, fates);
    // The change at which it stood still or died is noticed.
    const stuck = rest.find((number) => !fates.has(number));
    if (stuck !== undefined) fates.set(stuck, "noticed");
    rest = rest.filter((number) => !fates.has(number));
  }
  return fates;
}

function serve(
  bundle: string,
  known: string,
  numbers: readonly number[],
  fates: Map<number, Fate>,
): Promise<void> {
  const worker = spawn(process.execPath, [bundle, known, ...numbers.map(String)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = (): void => void worker.kill("SIGKILL");
  let timer = setTimeout(stop, START);
  createInterface(worker.stdout).on("line", (line) => {
    const [number, fate] = line.split(" ");
    if (fate === "noticed" || fate === "survived" || fate === "unreached") fates.set(Number(number), fate);
    clearTimeout(timer);
    timer = setTimeout(stop, PATIENCE);
  });
  return new Promise((resolve, reject) => {
    worker.once("close", (code) => {
      clearTimeout(timer);
      if (code === 3) reject(new Error("the tests fail without any change"));
      else resolve();
    });
  });
}
