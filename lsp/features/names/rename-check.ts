/** What a rename must not do: change what any other name means, or miss a place that the parser could not read. */

import type { Analysis } from "../../../compiler/pipeline.ts";
import { resolveDeclarations } from "../../../compiler/resolve/declarations.ts";
import { evaluate } from "../../../compiler/resolve/evaluate.ts";
import { collectSymbols } from "../../../compiler/resolve/symbols.ts";
import type { Place } from "../../../compiler/source/place.ts";
import {
  parse,
  quote,
  SYNTAX_CODES,
  walk,
  WORD,
  type Node,
  type SourceFile,
  type Span,
} from "../../../grammar/index.ts";
import type { Occurrence } from "./occurrence.ts";
import { occurrencesIn } from "./occurrences.ts";

export interface NameEdit {
  readonly place: Place;
  readonly text: string;
}

export interface Change {
  /** The first name that would be another's, or none; `undefined` when all stay what they are. */
  readonly place: Place | undefined;
  /** With the new name. */
  readonly declarations: Analysis["declarations"];
}

/** What these edits would change beside a name. */
export function firstChange(analysis: Analysis, edits: readonly NameEdit[]): Change {
  const files = [...analysis.files.values()].map((file) => edited(file, edits));
  const { symbols } = collectSymbols(files);
  const evaluation = evaluate(files, symbols);
  const { declarations } = resolveDeclarations(symbols, evaluation);
  const after = occurrencesIn({
    files: new Map(files.map((file) => [file.uri, file])),
    symbols,
    evaluation,
    declarations,
  });
  const before = occurrencesIn(analysis);
  const [old, now] = [before.all.map(identityIn(before.all)), after.all.map(identityIn(after.all))];
  const length = Math.max(old.length, now.length);
  const changed = Array.from({ length }, (_, index) => index).find((index) => old[index] !== now[index]);
  const place = changed === undefined ? undefined : (before.all[changed] ?? before.all.at(-1))?.place;
  return { place, declarations };
}

/** All of them parsed anew: a node means something in one project only. */
function edited(file: SourceFile, edits: readonly NameEdit[]): SourceFile {
  const own = edits
    .filter(({ place }) => place.uri === file.uri)
    .toSorted((a, b) => b.place.span.start - a.place.span.start);
  const text = own.reduce(
    (all, { place: { span }, text: name }) => all.slice(0, span.start) + name + all.slice(span.end),
    file.text,
  );
  return parse(file.uri, text).file;
}

/** Which thing an occurrence is of, without any name: the number of the thing's first occurrence. */
function identityIn(all: readonly Occurrence[]): (occurrence: Occurrence) => string {
  const first = new Map<string, number>();
  for (const [index, { entity }] of all.entries()) if (!first.has(entity.key)) first.set(entity.key, index);
  return ({ entity, role, place }) => [first.get(entity.key), entity.kind, role, place.uri].join(" ");
}

const SYNTAX: ReadonlySet<string> = new Set(SYNTAX_CODES);

/** Nodes that are made of other nodes and of words that belong to none. */
const COMPOUND: ReadonlySet<Node["kind"]> = new Set<Node["kind"]>([
  ...(["file", "import", "let", "secret", "declaration", "ends", "block", "property"] as const),
  ...(["value", "policy", "waiver", "packet", "call", "path"] as const),
]);

/** Where a name stands in a damaged file outside of everything that could be read. */
export function unreadMention({ files, diagnostics }: Analysis, name: string): Place | undefined {
  const damaged = new Set(
    diagnostics.flatMap(({ code, place }) => (SYNTAX.has(code) && place !== undefined ? [place.uri] : [])),
  );
  for (const uri of damaged) {
    const file = files.get(uri);
    const span = file && unreadIn(file, name);
    if (span !== undefined) return { uri, span };
  }
  return undefined;
}

function unreadIn(file: SourceFile, name: string): Span | undefined {
  const mentions = wordsIn(file.text, name);
  if (mentions.length === 0) return undefined;
  const understood: Span[] = file.comments.map(({ span }) => span);
  walk(file, (node) => {
    if (!COMPOUND.has(node.kind)) understood.push(node.span);
  });
  return mentions.find(
    (mention) => !understood.some(({ start, end }) => start <= mention.start && mention.end <= end),
  );
}

/** The name as a whole word; one that is no word stands in quotes. */
function wordsIn(text: string, name: string): readonly Span[] {
  const pattern = new RegExp(new RegExp(`^${WORD}$`).test(name) ? WORD : '"(?:[^"\\\\\r\n]|\\\\.)*"', "g");
  return [...text.matchAll(pattern)]
    .filter(([found]) => found === name || found === quote(name))
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}
