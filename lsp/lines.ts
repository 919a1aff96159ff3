/** Lines and columns of the files of analyses: a table is made for a text once, and not again while the text stays. */

import type { Analysis } from "../compiler/pipeline.ts";
import { lineTable, type LineTable } from "../compiler/source/lines.ts";
import { remember } from "../compiler/source/remember.ts";
import type { SourceFile } from "../grammar/index.ts";

/** `undefined`: the path is of no file of the project. */
export type LinesOf = (path: string) => LineTable | undefined;

const linesOfFile = remember((file: SourceFile) => lineTable(file.text));

/** The first analysis that has the file speaks for it. */
export function linesAmong(analyses: readonly Analysis[]): LinesOf {
  return (path) => {
    const file = analyses.find(({ files }) => files.has(path))?.files.get(path);
    return file && linesOfFile(file);
  };
}

/** Of files that are no part of a project as well: settings, the lock file. */
export function linesOr(linesOf: LinesOf, textOf: (path: string) => string | undefined): LinesOf {
  return (path) => {
    const known = linesOf(path);
    const text = known === undefined ? textOf(path) : undefined;
    return text === undefined ? known : lineTable(text);
  };
}
