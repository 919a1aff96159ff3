/** Which keys of the language hold secrets: what `diagnostics/render/mask.ts` asks before it shows a line of source. */

import { PARAMETERS } from "./parameters.ts";

const HOLDS_SECRET = new Map<string, boolean>();
for (const { key, aliases, type } of PARAMETERS.values()) {
  // A spelling that means a secret anywhere is treated as one everywhere.
  for (const word of [key, ...aliases]) {
    // Only a text takes any string; elsewhere a string is a secret, a slip, or an odd name: none is worth showing.
    HOLDS_SECRET.set(
      word,
      (type.kind !== "text" && type.kind !== "device") || HOLDS_SECRET.get(word) === true,
    );
  }
}

/** `undefined`: no key of the language. */
export function isSecretKey(key: string): boolean | undefined {
  return HOLDS_SECRET.get(key);
}
