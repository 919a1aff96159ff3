/** Networks with something attached, found by any network that has addresses in common with them. */

export interface PrefixTable<T> {
  /** The wider and equal ones first, no more than `count`. `bits` are those that are fixed. */
  readonly meeting: (family: 4 | 6, bits: string, count: number) => readonly (readonly [string, T])[];
}

export function prefixTable<T>(
  entries: readonly { readonly family: 4 | 6; readonly bits: string; readonly value: T }[],
): PrefixTable<T> {
  const keyed = entries.map(({ family, bits, value }) => ({ key: `${family}${bits}`, bits, value }));
  const sorted = keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const exact = new Map<string, (typeof keyed)[number][]>();
  for (const entry of keyed) {
    const same = exact.get(entry.key);
    if (same === undefined) exact.set(entry.key, [entry]);
    else same.push(entry);
  }
  const lengths = [...new Set(keyed.map(({ key }) => key.length))].toSorted((a, b) => a - b);
  return {
    meeting(family, bits, count) {
      const key = `${family}${bits}`;
      const found: (readonly [string, T])[] = [];
      for (const length of lengths) {
        if (length > key.length || found.length >= count) break;
        const same = exact.get(key.slice(0, length)) ?? [];
        for (const entry of same.slice(0, count - found.length)) found.push([entry.bits, entry.value]);
      }
      // Nothing is narrower than the narrowest.
      if (key.length >= (lengths.at(-1) ?? 0)) return found;
      for (let at = lowerBound(sorted, key); found.length < count; at += 1) {
        const entry = sorted[at];
        if (entry === undefined || !entry.key.startsWith(key)) break;
        if (entry.key !== key) found.push([entry.bits, entry.value]);
      }
      return found;
    },
  };
}

/** The first entry that is not before a key. */
function lowerBound(sorted: readonly { readonly key: string }[], key: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.key ?? key) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
