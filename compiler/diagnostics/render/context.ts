/** What every rendering asks for: the texts of the files, how paths are shown, and which keys hold secrets. */

import { relativePath } from "../../source/paths.ts";
import { lineTable, type LineTable, type Position } from "../../source/lines.ts";
import type { Place } from "../../source/place.ts";
import type { KeyJudge } from "./mask.ts";
import { harmless } from "./width.ts";

export interface RenderContext {
  /** Paths are shown relative to it. */
  readonly cwd: string;
  readonly isSecretKey: KeyJudge | undefined;
  /** Whether nothing that `linesOf` gives of a file needs hiding any more. */
  readonly isMasked?: (uri: string) => boolean;
  /** `undefined` when the file cannot be shown. */
  readonly linesOf: (uri: string) => LineTable | undefined;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** `textOf` is asked once for every file that a diagnostic is about. */
export function renderContext(
  cwd: string,
  textOf: (uri: string) => string | undefined,
  isSecretKey?: KeyJudge,
): RenderContext {
  const tables = new Map<string, LineTable | undefined>();
  return {
    cwd,
    isSecretKey,
    linesOf(uri) {
      if (!tables.has(uri)) {
        const text = textOf(uri);
        tables.set(uri, text === undefined ? undefined : lineTable(text));
      }
      return tables.get(uri);
    },
  };
}

/** Relative to the working directory, with `/`. */
export function shownPath(context: RenderContext, uri: string): string {
  return harmless(relativePath(context.cwd, uri));
}

/** A file that cannot be shown is pointed at as a whole. */
export function rangeOf(context: RenderContext, place: Place): Range {
  const lines = context.linesOf(place.uri);
  const start = lines?.positionAt(place.span.start) ?? { line: 1, column: 1 };
  return { start, end: lines?.positionAt(place.span.end) ?? start };
}

/** `hq.vpn:3:12` */
export function locationOf(context: RenderContext, place: Place): string {
  const { line, column } = rangeOf(context, place).start;
  return `${shownPath(context, place.uri)}:${line}:${column}`;
}
