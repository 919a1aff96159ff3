/** Entries with their block on one line. In: a node. Out: that line, and whether the entry is to have it. */

import type { SourceFile } from "../ast.ts";
import { flat } from "./fill.ts";
import { blockOf, headerOf, words, type Statement } from "./header.ts";
import { indentation, widthOf, type FormatOptions } from "./page.ts";
import { commentsBetween, lineBreaksBetween, sourceOf, type Source } from "./source.ts";

/** What every part of the layout looks at. */
export interface Scene {
  readonly source: Source;
  readonly options: FormatOptions;
}

export function sceneOf(file: SourceFile, options: FormatOptions): Scene {
  return { source: sourceOf(file), options };
}

/** Columns that an entry shares with its neighbours. */
export interface Columns {
  /** Width of what stands before ` =`; 0 pads nothing. */
  readonly key: number;
  /** Width of what stands before ` {` where the whole entry is one line; 0 pads nothing. */
  readonly header: number;
}

export const ALONE: Columns = { key: 0, header: 0 };

export function onOneLine(node: Statement, columns: Columns, source: Source): string {
  const { lead, pieces } = headerOf(node, columns.key, source);
  const header = lead + flat(pieces);
  const block = blockOf(node);
  if (block === undefined) return header;
  const entries = block.entries.map((entry) => onOneLine(entry, ALONE, source));
  return words(header.padEnd(columns.header), "{", entries.length > 0 ? entries.join("  ") : undefined, "}");
}

/** Whether its block is one that the author left on one line, and fits there. An empty block always is. */
export function staysOnOneLine(node: Statement, depth: number, columns: Columns, scene: Scene): boolean {
  const { source, options } = scene;
  const block = blockOf(node);
  if (block === undefined) return false;
  const { start, end } = block.span;
  if (block.entries.length > 0 && lineBreaksBetween(source, start, end) > 0) return false;
  if (commentsBetween(source, node.span.start, end).length > 0) return false;
  const line = indentation(depth, options) + onOneLine(node, columns, source);
  return widthOf(line, options) <= options.printWidth;
}
