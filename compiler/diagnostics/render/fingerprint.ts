/** A short name for a finding that stays the same from run to run: its words in; 16 hexadecimal digits out. */

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

/** FNV-1a over 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/). `seen` counts equal findings, to tell them apart. */
export function fingerprint(words: readonly string[], seen: Map<string, number>): string {
  const text = words.join("\0");
  const count = (seen.get(text) ?? 0) + 1;
  seen.set(text, count);
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(`${text}\0${count}`)) {
    hash = ((hash ^ BigInt(byte)) * PRIME) & MASK;
  }
  return hash.toString(16).padStart(16, "0");
}
