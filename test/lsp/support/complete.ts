/** Inline `.vpn` with `┆` where the cursor is: what is offered there, and the text that accepting an item gives. */

import type { Analysis } from "../../../compiler/pipeline.ts";
import { complete } from "../../../lsp/features/completion/complete.ts";
import { plainOf, snippetOf, type Insert, type Item } from "../../../lsp/features/completion/item.ts";
import { analysisOf, FILE } from "./cursor.ts";

export interface Offered {
  readonly labels: readonly string[];
  readonly items: readonly Item[];
  /** What stands before the cursor and counts as typed. */
  readonly typed: string;
  /** The text that is replaced. */
  readonly replaced: string;
  readonly expected: boolean;
  /** The whole text after accepting an item, every hole filled with what stands in it first. */
  readonly accept: (label: string) => string;
  readonly acceptPlain: (label: string) => string;
  readonly find: (label: string) => Item;
}

export interface Marked {
  readonly text: string;
  readonly offset: number;
}

export function markedAt(marked: string): Marked {
  const offset = marked.indexOf("┆");
  if (offset === -1) throw new Error("no ┆ in the text");
  return { offset, text: marked.replace("┆", "") };
}

export function offeredAt(marked: string, more: Readonly<Record<string, string>> = {}): Offered | undefined {
  const { text, offset } = markedAt(marked);
  return offeredIn(analysisOf(text, more), text, offset);
}

export function offeredIn(analysis: Analysis, text: string, offset: number): Offered | undefined {
  const found = complete(analysis, FILE, offset);
  if (found === undefined) return undefined;
  const { typed, items, expected } = found;
  const find = (label: string): Item => {
    const wanted = items.find((each) => each.label === label);
    if (wanted === undefined)
      throw new Error(`no ${label} among ${items.map((each) => each.label).join(", ")}`);
    return wanted;
  };
  const put = (what: string): string => text.slice(0, typed.whole.start) + what + text.slice(typed.whole.end);
  return {
    labels: items.map(({ label }) => label),
    items,
    typed: typed.text,
    replaced: text.slice(typed.whole.start, typed.whole.end),
    expected,
    find,
    accept: (label) => put(filled(find(label).insert)),
    acceptPlain: (label) => put(plainOf(find(label).insert)),
  };
}

/** A snippet as an editor shows it first: of choices, the first one. */
export function filled(insert: Insert): string {
  return snippetOf(insert)
    .replaceAll(/\$\{\d+\|((?:[^,|\\]|\\.)*)[^|]*\|\}/g, "$1")
    .replaceAll(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, "$1")
    .replaceAll("$0", "")
    .replaceAll(/\\(.)/g, "$1");
}
