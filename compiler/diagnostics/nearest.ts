/** Did-you-mean: the closest of the possible words, when it is close enough to be what was meant. */

import { distance } from "fastest-levenshtein";

export function nearest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  // Two keys swapped are two edits; in a short word two edits make another word.
  let least = (word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3))) + 1;
  for (const candidate of candidates) {
    const d = distance(word.toLowerCase(), candidate.toLowerCase());
    if (d < least) {
      least = d;
      best = candidate;
    }
  }
  return best;
}
