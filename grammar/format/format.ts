/** The formatter. In: the text of a file. Out: the same in the one layout, or the problems for which it is refused; nothing but blanks and line breaks changes. */

import { parse } from "../parse.ts";
import type { SyntaxProblem } from "../problem.ts";
import { fileLines } from "./file.ts";
import { DEFAULT_OPTIONS, type FormatOptions } from "./page.ts";

export type Formatted =
  | { readonly kind: "formatted"; readonly text: string }
  /** Where the syntax is broken, nobody knows what belongs together. Places are those of the given text. */
  | { readonly kind: "refused"; readonly problems: readonly SyntaxProblem[] };

const MARK = "\u{FEFF}";

/** The kind of line break that the text begins with, and a byte order mark, stay. */
export function format(text: string, options: Partial<FormatOptions> = {}): Formatted {
  const { file, problems } = parse("", text);
  if (problems.length > 0) return { kind: "refused", problems };
  const mark = text.startsWith(MARK) ? MARK : "";
  const plain = text.slice(mark.length).replaceAll(/\r\n?/g, "\n");
  const tree = plain === text ? file : parse("", plain).file;
  const lines = fileLines(tree, { ...DEFAULT_OPTIONS, ...options });
  const end = /\r?\n/.exec(text)?.[0] ?? "\n";
  return { kind: "formatted", text: mark + lines.map((line) => line + end).join("") };
}
