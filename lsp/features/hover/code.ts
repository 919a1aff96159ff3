/** The hover of a diagnostic's code: what it means, why it matters, what to do. */

import { entryOf, type Code } from "../../../compiler/diagnostics/catalogue/index.ts";
import { code, paragraphs, sentence } from "./markdown.ts";

export function codeHelp(word: Code): string {
  const { title, why, action, severity } = entryOf(word);
  return paragraphs(
    `**${code(word)}** (${severity}): ${sentence(title)}`,
    why,
    `What to do: ${sentence(action)}`,
  );
}
