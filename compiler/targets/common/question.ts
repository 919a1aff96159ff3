/** The question whether a device has a word for a value, where the parameter usually stands. */

import type { ParameterId } from "../../catalogue/ids.ts";
import { PARAMETERS } from "../../catalogue/parameters.ts";
import type { Question } from "../target.ts";

export function questionOf(parameter: ParameterId, word: string): Question {
  const block = PARAMETERS.get(parameter)?.block ?? "any";
  return { parameter, block, values: [{ kind: "word", word }] };
}
