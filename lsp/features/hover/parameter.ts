/** The hover of a parameter: what it is, what holds here, what may stand there, and how the two ends relate. */

import type { Agreement, Parameter } from "../../../compiler/catalogue/types.ts";
import { defaults } from "./defaults.ts";
import { effectiveValues } from "./effective.ts";
import { block, bullets, code, codes, paragraphs, sentence } from "./markdown.ts";
import type { Scene } from "./scene.ts";
import { AGREEMENT, possibleWords, typeInWords } from "./words.ts";

export function parameterHover(parameter: Parameter, scene: Scene): string {
  const { key, block: kind, aliases, summary, body, agreement, mismatch, example, sources } = parameter;
  const place = kind === "any" ? "every block" : code(kind);
  return paragraphs(
    `**${code(key)}** in ${place}: ${sentence(summary)}`,
    effectiveValues(parameter, scene),
    body,
    `**Takes** ${typeInWords(parameter)}`,
    possibleWords(parameter),
    defaults(parameter, scene),
    relation(agreement, mismatch),
    block(example),
    aliases.length === 0 ? undefined : `Also written ${codes(aliases)}`,
    paragraphs("Sources:", bullets(sources)),
  );
}

function relation(agreement: Agreement, mismatch: string): string {
  if (agreement === "local" && mismatch.startsWith("The ends need not agree"))
    return `**Both ends**: ${mismatch}`;
  return paragraphs(`**Both ends**: ${AGREEMENT[agreement]}.`, `**If they differ**: ${sentence(mismatch)}`);
}
