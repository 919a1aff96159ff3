/** An example with strongSwan at every end: the texts with the devices exchanged, without the lines it refuses. */

import type { Analysis } from "../../compiler/pipeline.ts";
import { analyzeExample, exampleTexts, type ExampleTexts } from "./examples.ts";

/** More rounds than blocks are nested: a block that is refused loses its head first. */
const ROUNDS = 4;

export function asStrongswan(example: string): Analysis {
  let texts = mapTexts(exampleTexts(example), (text) =>
    text.replace(/^(\s*device\s*=\s*).*$/gm, "$1strongswan 5.9.8"),
  );
  let analysis = analyzeExample(texts);
  for (let round = 0; round < ROUNDS && analysis.model === undefined; round++) {
    texts = mapTexts(texts, (text, file) => withoutLines(text, refusedIn(analysis, file)));
    analysis = analyzeExample(texts);
  }
  return analysis;
}

function refusedIn({ diagnostics }: Analysis, file: string): readonly number[] {
  return diagnostics.flatMap(({ severity, place }) =>
    severity === "error" && place?.uri.endsWith(`/${file}`) === true ? [place.span.start] : [],
  );
}

function withoutLines(text: string, offsets: readonly number[]): string {
  const lines = new Set(offsets.map((offset) => text.slice(0, offset).split("\n").length - 1));
  return text
    .split("\n")
    .filter((_, at) => !lines.has(at))
    .join("\n");
}

function mapTexts(texts: ExampleTexts, change: (text: string, file: string) => string): ExampleTexts {
  return Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, change(text, file)]));
}
