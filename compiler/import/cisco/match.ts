/** Commands of IOS by their words, which people shorten: `crypto isa pol 10`. */

/** Shortest form of a keyword that is still taken for it. */
const SHORTEST = 3;

/** What follows the keywords of a pattern, or `undefined` where the words are others. */
export function after(words: readonly string[], pattern: string): readonly string[] | undefined {
  const keywords = pattern.split(" ");
  const same = keywords.every((keyword, at) => isKeyword(words[at], keyword));
  return same ? words.slice(keywords.length) : undefined;
}

export function isKeyword(word: string | undefined, keyword: string): boolean {
  if (word === undefined) return false;
  const small = word.toLowerCase();
  return small === keyword || (small.length >= SHORTEST && keyword.startsWith(small));
}

/** A word from a table, by its beginning where that fits only one. */
export function lookUp(table: ReadonlyMap<string, string>, words: readonly string[]): string | undefined {
  return table.get(words.join(" ").toLowerCase());
}
