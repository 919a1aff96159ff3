/** The page that is written on: how wide it is, how it is indented, and where comments stand. In: code and comments of lines. Out: the text of the lines. */

export interface FormatOptions {
  /** Columns that code may take; a comment may go beyond, it is never broken. */
  readonly printWidth: number;
  /** Columns of one level. */
  readonly tabWidth: number;
  /** Indents with tabs; alignment within a line stays with blanks. */
  readonly useTabs: boolean;
}

export const DEFAULT_OPTIONS: FormatOptions = { printWidth: 80, tabWidth: 2, useTabs: false };

/** One line; both parts empty is a blank one. */
export interface Line {
  /** With its indentation, without blanks at its end. */
  readonly code: string;
  /** What stands after the code, from its `#` on. */
  readonly comment?: string | undefined;
}

export const BLANK: Line = { code: "" };

/** Comments after code begin right of forty columns of code, wherever the code ends. */
const COMMENT_COLUMN = 42;
/** Longer code pushes the comments of its section to the right; from here on, it does not. */
const LONGEST_PUSH = 58;
const GAP = 2;

export function indentation(depth: number, { tabWidth, useTabs }: FormatOptions): string {
  return useTabs ? "\t".repeat(depth) : " ".repeat(depth * tabWidth);
}

/** As wide as `lead`, so that what follows stands below what follows `lead`. */
export function below(lead: string, options: FormatOptions): string {
  const tabs = /^\t*/.exec(lead)?.[0] ?? "";
  return tabs + " ".repeat(widthOf(lead, options) - tabs.length * options.tabWidth);
}

/** In columns; every character but a tab counts one. */
export function widthOf(code: string, { tabWidth }: FormatOptions): number {
  let width = 0;
  for (const character of code) width += character === "\t" ? tabWidth : 1;
  return width;
}

/** `lines` with `comment` after the last one. */
export function withComment(lines: readonly Line[], comment: string | undefined): readonly Line[] {
  const last = lines.at(-1);
  return last === undefined || comment === undefined ? lines : [...lines.slice(0, -1), { ...last, comment }];
}

/** The lines of one section, with their comments below each other. */
export function rendered(lines: readonly Line[], options: FormatOptions): readonly string[] {
  let column = COMMENT_COLUMN;
  for (const { code, comment } of lines) {
    const width = comment === undefined ? 0 : widthOf(code, options);
    if (width <= LONGEST_PUSH) column = Math.max(column, width + GAP);
  }
  return lines.map(({ code, comment }) => {
    if (comment === undefined) return code;
    // What is said about a closing brace would be lost far right of it.
    const free = code.endsWith("}") && code.trim() === "}" ? 0 : column - widthOf(code, options);
    return `${code}${" ".repeat(Math.max(GAP, free))}${comment}`;
  });
}
