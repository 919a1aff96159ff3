/** Which format a text is in. In: a text and the formats. Out: the one that is surest, or none. */

import type { Importer } from "./importer.ts";

/** Below this a format only does not exclude that the text is its own. */
const SURE_ENOUGH = 0.3;

export function recognize(text: string, importers: readonly Importer[]): Importer | undefined {
  const plain = text.startsWith("\u{FEFF}") ? text.slice(1) : text;
  const [best] = importers
    .map((importer) => ({ importer, sure: importer.recognizes(plain) }))
    .toSorted((a, b) => b.sure - a.sure);
  return best !== undefined && best.sure >= SURE_ENOUGH ? best.importer : undefined;
}
