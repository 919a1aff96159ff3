/** Some of many, chosen by a seed: the same seed, the same ones. */

import { createHash } from "node:crypto";

export function sampleOf<Item extends { readonly number: number }>(
  all: readonly Item[],
  count: number,
  seed: string,
): readonly Item[] {
  const rank = ({ number }: Item): string => createHash("sha256").update(`${seed} ${number}`).digest("hex");
  return all
    .map((item) => [rank(item), item] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, count)
    .map(([, item]) => item)
    .toSorted((a, b) => a.number - b.number);
}
