/** What stands in a script where a secret's value is not to be shown: a word nobody takes for a key. */

import type { SecretReader } from "./target.ts";

/** In characters that no device's console treats specially. */
export function placeholderOf(name: string): string {
  return `PLACEHOLDER-${name.replace(/[^\w-]/g, "-")}`;
}

/**
 * Placeholders alone, for whoever must not read secrets. The name of a literal is the secret itself, so literals are
 * numbered in the order in which they are asked for.
 */
export function placeholders(): SecretReader {
  const literals = new Map<string, string>();
  return ({ source, name }) => {
    if (source !== "literal") return placeholderOf(name);
    const known = literals.get(name) ?? placeholderOf(`literal-${literals.size + 1}`);
    literals.set(name, known);
    return known;
  };
}
