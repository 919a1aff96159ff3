/** How much longer a larger piece of work keeps the processor, whatever else runs on the machine. */

import process from "node:process";

/** In seconds of the processor. */
function seconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/**
 * How many times as long `large` takes; what is too short to be measured counts as 50 ms. A collection of garbage may fall
 * into one run, so a growth above the limit is measured up to three times, and the least one counts.
 */
export function growth(small: () => unknown, large: () => unknown, limit: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3 && least > limit; run++) {
    const base = Math.max(seconds(small), 0.05);
    least = Math.min(least, seconds(large) / base);
  }
  return least;
}
