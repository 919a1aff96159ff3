/** Inline projects with `┆` where the cursor is, and short ways to show what was found in them. */

import type { Analysis } from "../../../compiler/pipeline.ts";
import type { Place } from "../../../compiler/source/place.ts";
import { analysisOf, FILE } from "./cursor.ts";

export interface Marked {
  readonly analysis: Analysis;
  readonly offset: number;
}

export function marked(text: string, more: Readonly<Record<string, string>> = {}): Marked {
  const offset = text.indexOf("┆");
  if (offset === -1) throw new Error("no ┆ in the text");
  return { analysis: analysisOf(text.replace("┆", ""), more), offset };
}

/** Puts the cursor before, or where it stands inside, a piece of a text. */
export function at(piece: string, text: string): string {
  const plain = piece.replace("┆", "");
  if (!text.includes(plain)) throw new Error(`no ${plain} in the text`);
  return text.replace(plain, piece.includes("┆") ? piece : `┆${piece}`);
}

/** `lan = 10.1.0.0/16` with what was found in guillemets; the file's name in front when it is another one. */
export function shown({ files }: Analysis, { uri, span }: Place): string {
  const text = files.get(uri)?.text ?? "";
  const start = text.lastIndexOf("\n", span.start - 1) + 1;
  const end = text.indexOf("\n", span.end);
  const line = `${text.slice(start, span.start)}«${text.slice(span.start, span.end)}»${text.slice(span.end, end === -1 ? text.length : end)}`;
  return `${uri === FILE ? "" : `${uri.slice(uri.lastIndexOf("/") + 1)}: `}${line.trim().replaceAll(/\s+/g, " ")}`;
}
