/** What can be folded away: blocks, values over several lines, runs of comments, and runs of imports, secrets and values. */

import { lineTable, type LineTable } from "../../compiler/source/lines.ts";
import { walk, type Item, type SourceFile, type Span } from "../../grammar/index.ts";

export interface Fold {
  /** Lines from 1; the first stays visible. */
  readonly first: number;
  readonly last: number;
  readonly kind: "comment" | "imports" | "region" | undefined;
}

export function folds(file: SourceFile): readonly Fold[] {
  const lines = lineTable(file.text);
  const found = [...blocks(file, lines), ...commentRuns(file, lines), ...itemRuns(file, lines)];
  return found
    .filter(({ first, last }) => first < last)
    .toSorted((a, b) => a.first - b.first || b.last - a.last);
}

function linesOf({ start, end }: Span, lines: LineTable): { readonly first: number; readonly last: number } {
  return { first: lines.positionAt(start).line, last: lines.positionAt(end).line };
}

/** The line of a closing brace stays visible. */
function blocks(file: SourceFile, lines: LineTable): readonly Fold[] {
  const found: Fold[] = [];
  walk(file, (node, parents) => {
    if (node.kind === "property") found.push({ ...linesOf(node.span, lines), kind: undefined });
    if (node.kind !== "block") return;
    const head = parents.at(-1) ?? node;
    const isClosed = file.text[node.span.end - 1] === "}";
    const { first, last } = linesOf({ start: head.span.start, end: node.span.end }, lines);
    found.push({ first, last: isClosed ? last - 1 : last, kind: undefined });
  });
  return found;
}

function commentRuns(file: SourceFile, lines: LineTable): readonly Fold[] {
  const alone = file.comments.filter(({ span }) => isFirstOnLine(span.start, lines));
  return runs(alone.map(({ span }) => linesOf(span, lines))).map((run) => ({
    ...run,
    kind: "comment" as const,
  }));
}

function isFirstOnLine(offset: number, lines: LineTable): boolean {
  const { line, column } = lines.positionAt(offset);
  return (
    lines
      .lineAt(line)
      .text.slice(0, column - 1)
      .trim() === ""
  );
}

const RUN_KINDS = { import: "imports", let: "region", secret: "region" } as const;

function itemRuns(file: SourceFile, lines: LineTable): readonly Fold[] {
  return (["import", "let", "secret"] as const).flatMap((kind) => {
    const own = file.items.filter((item: Item) => item.kind === kind);
    return runs(own.map(({ span }) => linesOf(span, lines))).map((run) => ({
      ...run,
      kind: RUN_KINDS[kind],
    }));
  });
}

interface Lines {
  readonly first: number;
  readonly last: number;
}

/** Those without a line between them, as one. */
function runs(all: readonly Lines[]): readonly Lines[] {
  const found: Lines[] = [];
  for (const next of all) {
    const before = found.at(-1);
    if (before !== undefined && next.first <= before.last + 1)
      found.splice(-1, 1, { ...before, last: next.last });
    else found.push(next);
  }
  return found;
}
