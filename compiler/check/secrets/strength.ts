/** Keys that are short, easy to guess, or printed in public documents. Never prints them. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import { PUBLISHED } from "./published.ts";
import type { Digest, KeyUse } from "./uses.ts";

const FEWEST_CHARACTERS = 20;
const FEWEST_BITS = 80;

export function strength(uses: readonly KeyUse[], digest: Digest | undefined): Diagnostic[] {
  const masters = new Set<string>();
  return uses.flatMap((use): Diagnostic[] => {
    const { connection, place, subjects, master } = use;
    if (master !== undefined && masters.has(master.name)) return [];
    if (master !== undefined) masters.add(master.name);
    const value = master?.value ?? use.value;
    const whose =
      master === undefined
        ? `the pre-shared key of \`${connection.name}\``
        : `the secret \`${master.name}\`, from which keys are derived,`;
    const base = { place, subjects };
    if (digest !== undefined && PUBLISHED.has(digest(value))) {
      return [
        report("secret/published", {
          ...base,
          message: `${whose} stands in a public document`,
          label: "everybody has this key",
        }),
      ];
    }
    const bits = Math.floor(estimate(value));
    if (value.length >= FEWEST_CHARACTERS && bits >= FEWEST_BITS) return [];
    return [
      report("secret/short", {
        ...base,
        message: `${whose} is ${value.length < FEWEST_CHARACTERS ? "short" : "easy to guess"}`,
        label: `fewer than ${value.length < FEWEST_CHARACTERS ? `${FEWEST_CHARACTERS} characters` : `about ${FEWEST_BITS} bits to guess`}`,
      }),
    ];
  });
}

/** Bits that a guesser has to try, from the kinds of characters and from how often each repeats: the lower of the two. */
function estimate(text: string): number {
  const characters = [...text];
  const alphabet = KINDS.reduce((sum, [kind, size]) => sum + (kind.test(text) ? size : 0), 0);
  const counts = new Map<string, number>();
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);
  const perCharacter = [...counts.values()].reduce((sum, count) => {
    const share = count / characters.length;
    return sum - share * Math.log2(share);
  }, 0);
  return characters.length * Math.min(Math.log2(Math.max(alphabet, 1)), perCharacter);
}

const KINDS: readonly (readonly [RegExp, number])[] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[0-9]/, 10],
  [/[^a-zA-Z0-9]/, 33],
];
