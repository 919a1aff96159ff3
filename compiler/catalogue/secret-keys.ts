/** Which keys of the language hold secrets: what `diagnostics/render/mask.ts` asks before it shows a line of source. */

import { PARAMETERS } from "./parameters.ts";

type Answer = boolean | undefined;

const HOLDS_SECRET = new Map<string, Answer>();
for (const { key, aliases, type } of PARAMETERS.values()) {
  for (const word of [key, ...aliases]) {
    const answer = answerOf(type.kind);
    HOLDS_SECRET.set(word, HOLDS_SECRET.has(word) ? graver(answer, HOLDS_SECRET.get(word)) : answer);
  }
}

/**
 * Only a text takes any string. Behind a key of another type a number, an address or a word is what it seems, and a string is
 * a slip or an odd name, and may be a secret.
 */
function answerOf(kind: string): Answer {
  if (kind === "secret") return true;
  return kind === "text" || kind === "device" ? false : undefined;
}

/** A spelling that means a secret anywhere is treated as one everywhere. */
function graver(a: Answer, b: Answer): Answer {
  if (a === true || b === true) return true;
  return a === b ? a : undefined;
}

/** `true`: its value is hidden whole; `false`: never; `undefined`: strings in it are, as behind a key that nobody knows. */
export function isSecretKey(key: string): boolean | undefined {
  return HOLDS_SECRET.get(key);
}
