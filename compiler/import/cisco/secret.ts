/** A key behind its encryption type: `0 key` and `key` stand in clear, `6 …` and `7 …` are hidden. Nothing is decoded. */

export interface Key {
  /** `undefined`: the file hides it. */
  readonly value: string | undefined;
  /** The words behind it. */
  readonly rest: readonly string[];
}

export function keyOf(words: readonly string[]): Key | undefined {
  const [first, second] = words;
  if (first === undefined) return undefined;
  if (/^[0-9]$/u.test(first) && second !== undefined) {
    return { value: first === "0" ? second : undefined, rest: words.slice(2) };
  }
  return { value: first, rest: words.slice(1) };
}
