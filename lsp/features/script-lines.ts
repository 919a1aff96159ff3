/** From a line of a source to the lines of a script that it decides: the script's own record of places, read backwards. */

import type { Analysis } from "../../compiler/pipeline.ts";
import { lineTable } from "../../compiler/source/lines.ts";
import type { OutputFile } from "../../compiler/targets/target.ts";
import { walk, type Node, type SourceFile, type Span } from "../../grammar/index.ts";

/** Lines from 1; the last one counts. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

export function linesWrittenAt(
  analysis: Analysis,
  uri: string,
  offset: number,
  { origins = [] }: OutputFile,
): readonly Lines[] {
  const file = analysis.files.get(uri);
  if (file === undefined) return [];
  const { start, end } = reachOf(file, offset);
  return origins
    .filter(({ places }) =>
      places.some((place) => place.uri === uri && start <= place.span.start && place.span.start <= end),
    )
    .map(({ first, last }) => ({ first, last }));
}

/** The line of the offset, or all of the block that this line opens. */
function reachOf(file: SourceFile, offset: number): Span {
  const table = lineTable(file.text);
  const { line } = table.positionAt(offset);
  const { start, text } = table.lineAt(line);
  const end = start + text.length;
  const opened: Node[] = [];
  walk(file, (node) => {
    const opens = node.kind === "declaration" || node.kind === "policy";
    if (opens && start <= node.span.start && node.span.start <= end) opened.push(node);
  });
  return { start, end: Math.max(end, ...opened.map(({ span }) => span.end)) };
}
