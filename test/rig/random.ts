/** Random choices that a seed repeats: a seed in; out, numbers, picks and shuffles. */

export interface Random {
  /** True in so many of a hundred cases. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(from: readonly [T, ...T[]]) => T;
  /** By weight. */
  readonly weighed: <T>(from: readonly [readonly [number, T], ...(readonly [number, T])[]]) => T;
  /** So many different ones, in random order. */
  readonly some: <T>(from: readonly T[], count: number) => readonly T[];
}

/** mulberry32, started from a hash (FNV-1a) of the text. */
export function randomOf(seed: string): Random {
  let state = 0x811c9dc5;
  for (const char of seed) state = Math.imul(state ^ char.charCodeAt(0), 0x01000193);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    chance: (percent) => next() * 100 < percent,
    pick: (from) => from[below(from.length)] ?? from[0],
    weighed(from) {
      let rest = next() * from.reduce((sum, [weight]) => sum + weight, 0);
      return (from.find(([weight]) => (rest -= weight) < 0) ?? from[0])[1];
    },
    some(from, count) {
      const left = [...from];
      return Array.from({ length: Math.min(count, left.length) }, () =>
        left.splice(below(left.length), 1),
      ).flat();
    },
  };
}
