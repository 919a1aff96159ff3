/** What a word of a value is: a choice, an algorithm, the name of something declared. */

import { findAlgorithm } from "../../../compiler/catalogue/algorithms.ts";
import { RESERVED_NAMES } from "../../../compiler/catalogue/blocks.ts";
import type { Parameter } from "../../../compiler/catalogue/types.ts";
import { keyOf, type Symbols } from "../../../compiler/resolve/symbols.ts";
import { meaning, NAME_OF, type Meaning } from "./legend.ts";

const CHOICE = meaning("enumMember");
const BROKEN = meaning("enumMember", "deprecated");

/** `parameter`: whose value it is, where that is known; a selector's words have none. */
export function wordMeaning(
  word: string,
  parameter: Parameter | undefined,
  { lets }: Symbols,
): Meaning | undefined {
  const type = parameter?.type;
  switch (type?.kind) {
    case "algorithm": {
      const found = findAlgorithm(type.of, word);
      if (found !== undefined) return found.status === "broken" ? BROKEN : CHOICE;
      break;
    }
    case "word":
      if (type.words.some((choice) => choice.word === word || choice.aliases?.includes(word))) return CHOICE;
      break;
    case "device":
    case "protocol":
    case "port":
    case "yes-no":
      return lets.has(keyOf("let", word)) ? NAME_OF.let : CHOICE;
    case "reference":
      return type.none && word === "none" ? CHOICE : NAME_OF[type.to];
    case "secret":
      return NAME_OF.secret;
    default:
  }
  if (RESERVED_NAMES.includes(word) || word === "dynamic") return CHOICE;
  return lets.has(keyOf("let", word)) ? NAME_OF.let : undefined;
}
