/** What chat programs and word processors make of plain characters. In: a text and an offset. Out: the plain token that was meant. */

import type { TokenName } from "./tokens.ts";

export interface Arrow {
  readonly found: string;
  readonly name: TokenName;
  readonly plain: string;
}

// prettier-ignore
const ARROWS: readonly Arrow[] = [
  ...["↔", "⟷", "⇔", "⟺", "<–>", "<—>", "<−>", "<‑>", "<→", "←>"].map((found) => ({ found, name: "DoubleArrow", plain: "<->" }) as const),
  ...["→", "⟶", "–>", "—>", "−>", "‑>"].map((found) => ({ found, name: "Arrow", plain: "->" }) as const),
  ...["⇒", "⟹"].map((found) => ({ found, name: "FatArrow", plain: "=>" }) as const),
];

export function arrowAt(text: string, at: number): Arrow | undefined {
  return ARROWS.find((arrow) => text.startsWith(arrow.found, at));
}

const DOUBLE = '"“”„‟«»″';
const SINGLE = "'‘’‚‛";

/** The characters that may close a string opened by `opener`; `undefined` when it opens none. */
export function closersOf(opener: string): string | undefined {
  if (opener === '"') return opener;
  if (DOUBLE.includes(opener)) return DOUBLE;
  return SINGLE.includes(opener) ? SINGLE : undefined;
}

/** Where a string opened by a plain `"` may end when no plain one closes it on its line. */
export const FALLBACK_CLOSERS = DOUBLE;
