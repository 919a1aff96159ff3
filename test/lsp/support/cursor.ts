/** Inline `.vpn` with `┆` where the cursor is: text in; analysis, offset and hover out. */

import { memoryHost } from "../../../compiler/host/memory.ts";
import { analyze, type Analysis } from "../../../compiler/pipeline.ts";
import { loadProject } from "../../../compiler/project/load.ts";
import { hover } from "../../../lsp/features/hover/hover.ts";

export const FILE = "/project/a.vpn";

export function analysisOf(text: string, more: Readonly<Record<string, string>> = {}): Analysis {
  return analyze(loadProject(memoryHost({ [FILE]: text, ...more }), ["/project"]));
}

export interface Hovered {
  /** The text that the hover is about. */
  readonly on: string;
  readonly text: string;
}

export function hoverAt(marked: string, more: Readonly<Record<string, string>> = {}): Hovered | undefined {
  const offset = marked.indexOf("┆");
  if (offset === -1) throw new Error("no ┆ in the text");
  const text = marked.replace("┆", "");
  const found = hover(analysisOf(text, more), FILE, offset);
  return found && { on: text.slice(found.span.start, found.span.end), text: found.text };
}
