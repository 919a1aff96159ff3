/** What a completion offers, on plain offsets and without an editor's shapes; and the text that accepting it puts in. */

import { WORD } from "../../../grammar/index.ts";
import type { Typed } from "./typed.ts";

export interface Completions {
  readonly typed: Typed;
  /** The text before the cursor asks for something: an editor may open its list unasked. */
  readonly expected: boolean;
  /** Best first. */
  readonly items: readonly Item[];
}

export type ItemKind =
  | "keyword"
  | "key"
  | "block"
  | "choice"
  | "algorithm"
  | "name"
  | "member"
  | "call"
  | "amount"
  | "code"
  | "file";

export interface Item {
  readonly kind: ItemKind;
  readonly label: string;
  readonly detail: string | undefined;
  /** Other words for it: typing one of them finds it. */
  readonly aliases: readonly string[];
  readonly insert: Insert;
  readonly deprecated: boolean;
  /** Markdown; made when somebody looks. */
  readonly documentation: () => string | undefined;
  /** Taken for granted: what accepting a key may put in as its value. */
  readonly certain: boolean;
}

/** Text and holes in it, in the order they are filled. */
export type Insert = readonly (string | Hole)[];

export interface Hole {
  /** What stands there until somebody types. */
  readonly text: string;
  readonly choices: readonly string[];
}

/** Where the cursor goes in the end. */
export const END: Hole = { text: "", choices: [] };

export function hole(text: string): Hole {
  return { text, choices: [] };
}

export function item(kind: ItemKind, label: string, more: Partial<Omit<Item, "kind" | "label">> = {}): Item {
  return {
    kind,
    label,
    detail: undefined,
    aliases: [],
    insert: [label],
    deprecated: false,
    documentation: () => undefined,
    certain: true,
    ...more,
  };
}

/** For an editor that fills holes. Choices have no text of their own: the first one is shown. */
export function snippetOf(insert: Insert): string {
  let next = 1;
  return insert
    .map((part) => {
      if (typeof part === "string") return part.replaceAll(/[\\$}]/g, String.raw`\$&`);
      if (part === END) return "$0";
      const number = next++;
      if (part.choices.length === 0)
        return `\${${number}:${part.text.replaceAll(/[\\$}]/g, String.raw`\$&`)}}`;
      return `\${${number}|${part.choices.map((each) => each.replaceAll(/[\\,|$}]/g, String.raw`\$&`)).join(",")}|}`;
    })
    .join("");
}

/** For an editor that does not; its cursor ends up behind the last character. */
export function plainOf(insert: Insert): string {
  return insert.map((part) => (typeof part === "string" ? part : part.text)).join("");
}

export function hasHoles(insert: Insert): boolean {
  return insert.some((part) => typeof part !== "string");
}

const NAME = new RegExp(`^${WORD}$`);

/** A name as it must be written. */
export function written(name: string): string {
  return NAME.test(name) ? name : JSON.stringify(name);
}
