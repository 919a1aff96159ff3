/** The files that `import` lines name: an analysis in; links, and single targets, out. */

import type { Analysis } from "../../compiler/pipeline.ts";
import { importTarget } from "../../compiler/project/imports.ts";
import type { Span } from "../../grammar/index.ts";

export interface FileLink {
  /** Between the quotes. */
  readonly span: Span;
  /** The absolute path of a file of the project. */
  readonly target: string;
}

/** Imports that could not be read lead nowhere. */
export function importLinks(analysis: Analysis, uri: string): readonly FileLink[] {
  return (analysis.files.get(uri)?.items ?? []).flatMap((item) => {
    if (item.kind !== "import" || item.path === undefined) return [];
    const target = importedFile(analysis, uri, item.path.value);
    const { start, end } = item.path.span;
    return target === undefined
      ? []
      : [{ span: { start: start + 1, end: Math.max(start + 1, end - 1) }, target }];
  });
}

export function importedFile({ files }: Analysis, uri: string, path: string): string | undefined {
  const target = importTarget(uri, path);
  return path !== "" && files.has(target) ? target : undefined;
}
