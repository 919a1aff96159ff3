/** How long a piece of work keeps the processor, whatever else runs on the machine. */

import process from "node:process";

/** In seconds; the least of three runs, since a collection of garbage may fall into one of them. */
export function processorSeconds(work: () => unknown): number {
  const runs = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  });
  return Math.min(...runs);
}
