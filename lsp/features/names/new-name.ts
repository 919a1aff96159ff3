/** A name as somebody typed it into a rename box: validated for what it shall name, and how each place spells it. */

import { RESERVED_NAMES } from "../../../compiler/catalogue/blocks.ts";
import { unsafeBecause } from "../../../compiler/project/site-names.ts";
import { quote, readString, TOKENS, WORD } from "../../../grammar/index.ts";
import type { EntityKind } from "./occurrence.ts";

const PLAIN = new RegExp(`^${WORD}$`);
/** Words that open an entry or go on with it, and so are no plain names. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  TOKENS.filter(({ group }) => group === "keyword").map(({ pattern }) => pattern),
);

export type Validated = { readonly name: string } | { readonly refusal: string };

/** Typed quotes are the language's, not part of the name. */
export function validName(typed: string, kind: EntityKind): Validated {
  const trimmed = typed.trim();
  const name = /^".*"$/s.test(trimmed) && trimmed.length > 1 ? readString(trimmed) : trimmed;
  const problem = problemWith(name, kind);
  return problem === undefined ? { name } : { refusal: problem };
}

function problemWith(name: string, kind: EntityKind): string | undefined {
  if (name === "") return "A name cannot be empty.";
  if (/[\r\n]/.test(name)) return "A name stands on one line.";
  if (RESERVED_NAMES.includes(name)) {
    return `\`${name}\` has a meaning of its own in the language and cannot be declared.`;
  }
  if ((kind === "let" || kind === "secret") && !isPlain(name)) {
    return `The name of a \`${kind}\` is a plain word, of letters, digits, \`_\` and \`-\`: in quotes it would be taken for a text.`;
  }
  const unsafe = kind === "site" ? unsafeBecause(name) : undefined;
  return unsafe && `No output file can be called after this site: ${unsafe}.`;
}

function isPlain(name: string): boolean {
  return PLAIN.test(name) && !KEYWORDS.has(name);
}

/** Quotes that somebody chose stay; quotes that the old name needed go with it. */
export function spelling(name: string, before: { readonly name: string; readonly quoted: boolean }): string {
  return isPlain(name) && !(before.quoted && isPlain(before.name)) ? name : quote(name);
}
