/** The plugin for Prettier 3. In: what Prettier asks. Out: the formatter's lines, as Prettier's own document. */

import type { AstPath, Parser, Printer, SupportLanguage } from "prettier";
import { builders } from "prettier/doc";
import type { Node, SourceFile } from "./ast.ts";
import { fileLines } from "./format/file.ts";
import { parse } from "./parse.ts";
import type { SyntaxProblem } from "./problem.ts";
import { CHILD_KEYS } from "./visit.ts";

/** Around the file, so that Prettier finds no comments to attach: where they go is decided by the formatter. */
interface Root {
  readonly kind: "root";
  readonly file: SourceFile;
}

export const languages: SupportLanguage[] = [
  { name: "vpn", parsers: ["vpn"], extensions: [".vpn"], vscodeLanguageIds: ["vpn"] },
];

const PRAGMA = /^\s*#+[ \t]*@(?:prettier|format)[ \t]*(?:\n|$)/;
const IGNORE_PRAGMA = /^\s*#+[ \t]*@(?:noprettier|noformat)[ \t]*(?:\n|$)/;

const parser: Parser<Root> = {
  astFormat: "vpn",
  parse(text) {
    const { file, problems } = parse("", text);
    const [problem] = problems;
    if (problem !== undefined) throw syntaxError(problem, text);
    return { kind: "root", file };
  },
  locStart: (node) => spanOf(node).start,
  locEnd: (node) => spanOf(node).end,
  hasPragma: (text) => PRAGMA.test(text),
  hasIgnorePragma: (text) => IGNORE_PRAGMA.test(text),
};

const printer: Printer<Root> = {
  print(path: AstPath<Root>, { printWidth, tabWidth, useTabs = false }) {
    const lines = fileLines(path.node.file, { printWidth, tabWidth, useTabs });
    return lines.map((line) => [line, builders.hardline]);
  },
  getVisitorKeys: ({ kind }: Root | Node) => (kind === "root" ? ["file"] : [...CHILD_KEYS[kind]]),
  insertPragma: (text) => `# @format\n\n${text}`,
  /** For `--debug-check`, which compares trees: they are the same but for their places. */
  massageAstNode(original: Root | Node, cloned: Record<string, unknown>) {
    delete cloned.span;
    if (original.kind === "file") cloned.comments = original.comments.map(({ text }) => text.trimEnd());
    if (original.kind === "file") delete cloned.text;
  },
};

export const parsers: Readonly<Record<"vpn", Parser<Root>>> = { vpn: parser };
export const printers: Readonly<Record<"vpn", Printer<Root>>> = { vpn: printer };

function spanOf(node: Root | Node) {
  return node.kind === "root" ? node.file.span : node.span;
}

/** As Prettier's own parsers throw it: it adds the lines around `loc`. */
function syntaxError({ code, message, span }: SyntaxProblem, text: string): SyntaxError {
  const loc = { start: positionOf(text, span.start), end: positionOf(text, span.end) };
  const error = new SyntaxError(`${code}: ${message} (${loc.start.line}:${loc.start.column})`);
  return Object.assign(error, { loc });
}

/** Line and column from 1. */
function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
