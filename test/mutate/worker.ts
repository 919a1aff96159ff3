/** Runs the collected tests once for every change of a list of numbers; says of each on a line whether a test noticed it. */

import { tests } from "./vitest.ts";

/** After so many changes the tests must pass again without any: a change must leave nothing behind. */
const PROBE = 50;

export async function work(numbers: readonly number[]): Promise<void> {
  const order = [...tests];
  for (const [at, number] of numbers.entries()) {
    if (at % PROBE === 0 && (await fails(-1, order))) process.exit(3);
    process.stdout.write(`${number} ${(await fails(number, order)) ? "noticed" : "survived"}\n`);
  }
  if (await fails(-1, order)) process.exit(3);
}

/** What noticed one change often notices the next, so it goes first. */
async function fails(number: number, order: (() => unknown)[]): Promise<boolean> {
  Object.assign(globalThis, { mutant: number });
  for (const [at, test] of order.entries()) {
    try {
      await test();
    } catch (error) {
      if (number < 0) console.error(error);
      order.splice(at, 1);
      order.unshift(test);
      return true;
    }
  }
  return false;
}
