/**
 * Runs the collected tests: first all of them without a change, to learn which one comes to which change; then for every
 * change of a list those that come to it, until one fails. Says of each on a line what became of it.
 */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { turnOn } from "./switch.ts";
import { tests } from "./vitest.ts";

/** After so many changes the tests of the next one must pass without it: a change must leave nothing behind. */
const PROBE = 25;

/** `reached`: the numbers of the changes; milliseconds. */
interface Known {
  readonly reached: readonly number[];
  readonly time: number;
}

/** `file` keeps what the first run learns, for a process that goes on with the rest. Ends with 3 when a test fails without a change. */
export async function work(file: string, numbers: readonly number[]): Promise<void> {
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(await learn()));
  const known = JSON.parse(readFileSync(file, "utf8")) as readonly Known[];
  const noticing = new Map<number, number[]>();
  const fastest = known.map((_, at) => at).toSorted((a, b) => timeOf(known, a) - timeOf(known, b));
  for (const at of fastest)
    for (const number of known[at]?.reached ?? [])
      noticing.set(number, [...(noticing.get(number) ?? []), at]);
  for (const [at, number] of numbers.entries()) {
    const own = noticing.get(number) ?? [];
    if (at % PROBE === 0 && (await firstFailure(-1, own)) !== undefined) process.exit(3);
    process.stdout.write(`${number} ${await fateOf(number, own, noticing)}\n`);
  }
}

async function fateOf(
  number: number,
  own: readonly number[],
  noticing: Map<number, readonly number[]>,
): Promise<string> {
  if (own.length === 0) return "unreached";
  const failed = await firstFailure(number, own);
  if (failed === undefined) return "survived";
  // What noticed one change often notices the next.
  for (const [other, list] of noticing)
    if (list.includes(failed)) noticing.set(other, [failed, ...list.filter((each) => each !== failed)]);
  return "noticed";
}

function timeOf(known: readonly Known[], at: number): number {
  return known[at]?.time ?? 0;
}

async function learn(): Promise<readonly Known[]> {
  const known: Known[] = [];
  for (const [at, { name }] of tests.entries()) {
    const began = performance.now();
    if ((await firstFailure(-1, [at])) !== undefined) process.exit(3);
    const time = performance.now() - began;
    known.push({ reached: [...turnOn(-1)], time });
    if (time > 2000) process.stderr.write(`${Math.round(time)} ms: ${name}\n`);
  }
  return known;
}

async function firstFailure(number: number, own: readonly number[]): Promise<number | undefined> {
  turnOn(number);
  for (const at of own) {
    try {
      await tests[at]?.body();
    } catch (error) {
      if (number < 0) console.error(tests[at]?.name, error);
      return at;
    }
  }
  return undefined;
}
