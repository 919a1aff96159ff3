/** Prints declarations as `.vpn`. In: blocks with settled names. Out: a text, and for its entries, in order, where each was read. */

import { format } from "../../grammar/format/format.ts";
import { parse } from "../../grammar/index.ts";
import type { DraftBlock, DraftEntry, DraftPolicy, DraftProperty, Origin, Term } from "./draft.ts";

export interface Printed {
  readonly text: string;
  /** Whether it can be read back. */
  readonly isSound: boolean;
  /** One for every declaration, property and policy, parents first; `undefined`: nothing in the file says it. */
  readonly origins: readonly (Origin | undefined)[];
}

export interface PrintOptions {
  /** The first lines, without `#`. */
  readonly heading: readonly string[];
  /** How a secret is written: `env("NAME")`, or its value in quotes. */
  readonly secret: (index: number) => string;
  /** `office.rsc:12` */
  readonly place: (origin: Origin) => string;
}

interface Writer extends PrintOptions {
  readonly lines: string[];
  readonly origins: (Origin | undefined)[];
}

/** Formatted where the formatter takes it. */
export function printDraft(blocks: readonly DraftBlock[], options: PrintOptions): Printed {
  const writer: Writer = {
    ...options,
    lines: options.heading.map((line) => `# ${oneLine(line)}`),
    origins: [],
  };
  for (const block of blocks) {
    writer.lines.push("");
    writeBlock(block, 0, undefined, writer);
  }
  const raw = `${writer.lines.join("\n")}\n`;
  const formatted = format(raw);
  const isSound = formatted.kind === "formatted";
  return { text: isSound ? formatted.text : raw, isSound, origins: writer.origins };
}

/** Whether a property can be read back; a value that a reader made of odd input may not. */
export function isWritable(property: DraftProperty, secret: PrintOptions["secret"]): boolean {
  return readsBack(`  ${property.key} = ${valueText(property, secret)}`);
}

/** The same of the two sides of a policy. */
export function isWritablePolicy(policy: DraftPolicy): boolean {
  return readsBack(`  policy ${list(policy.source, noSecret)} -> ${list(policy.destination, noSecret)}`);
}

function noSecret(): string {
  return "none";
}

function readsBack(line: string): boolean {
  const { file, problems } = parse("", `site s {\n${line}\n}\n`);
  const [item] = file.items;
  const entries = item?.kind === "declaration" ? (item.block?.entries ?? []) : [];
  return (
    problems.length === 0 && file.items.length === 1 && entries.length === 1 && file.comments.length === 0
  );
}

/** `said`: the place that a comment above has told already. */
function writeBlock(block: DraftBlock, depth: number, said: Origin | undefined, writer: Writer): void {
  const { head, name, ends, extends: base, disabled = false } = block;
  const origin = block.origin ?? sharedOrigin(block.entries);
  const words = [head, ...(name === undefined ? [] : [nameText(name)])];
  const header = `${words.join(" ")}${ends === undefined ? "" : `: ${ends.map(nameText).join(" <-> ")}`}`;
  const variant = base === undefined ? "" : ` extends ${nameText(base)}`;
  if (block.remark !== undefined) write(`# ${oneLine(block.remark)}`, depth, "", writer);
  writeDoc(block.comment, depth, writer);
  // Whoever asks where a block comes from wants to see something of it.
  writer.origins.push(origin ?? firstOrigin(block.entries));
  write(`${header}${variant} {`, depth, remark(origin, said, undefined, writer, block.more), writer);
  if (disabled) writeDisabled(depth + 1, origin, writer);
  let before: DraftEntry["kind"] | undefined;
  for (const entry of block.entries) {
    if (before !== undefined && (entry.kind !== "property" || before !== "property")) writer.lines.push("");
    writeEntry(entry, depth + 1, origin ?? said, head, writer);
    before = entry.kind;
  }
  write("}", depth, "", writer);
}

function writeEntry(
  entry: DraftEntry,
  depth: number,
  said: Origin | undefined,
  head: string,
  writer: Writer,
): void {
  switch (entry.kind) {
    case "property":
      writeProperty(entry, depth, said, writer);
      break;
    case "policy":
      writePolicy(entry, depth, said, head, writer);
      break;
    case "block":
      writeBlock(entry, depth, said, writer);
  }
}

function writeProperty(
  property: DraftProperty,
  depth: number,
  said: Origin | undefined,
  writer: Writer,
): void {
  writer.origins.push(property.origin);
  const text = `${property.key} = ${valueText(property, writer.secret)}`;
  write(text, depth, remark(property.origin, said, property.note, writer, property.more), writer);
}

function writePolicy(
  policy: DraftPolicy,
  depth: number,
  said: Origin | undefined,
  head: string,
  writer: Writer,
): void {
  const { source, destination, disabled = false, entries, origin, more } = policy;
  const arrow = head === "tunnel" ? "<->" : "->";
  const header = `policy ${list(source, writer.secret)} ${arrow} ${list(destination, writer.secret)}`;
  writeDoc(policy.comment, depth, writer);
  writer.origins.push(origin);
  const comment = remark(origin, said, undefined, writer, more);
  if (entries.length === 0 && !disabled) {
    write(header, depth, comment, writer);
    return;
  }
  write(`${header} {`, depth, comment, writer);
  if (disabled) writeDisabled(depth + 1, origin, writer);
  for (const entry of entries) writeProperty(entry, depth + 1, origin, writer);
  write("}", depth, "", writer);
}

function writeDisabled(depth: number, origin: Origin | undefined, writer: Writer): void {
  writer.origins.push(origin);
  write("disabled = yes", depth, "", writer);
}

function writeDoc(comment: string | undefined, depth: number, writer: Writer): void {
  const lines = (comment ?? "").split(/\r\n|\p{Cc}|\p{Zl}|\p{Zp}/u).filter((line) => line.trim() !== "");
  for (const line of lines) write(`## ${line.trim()}`, depth, "", writer);
}

function write(text: string, depth: number, comment: string, writer: Writer): void {
  writer.lines.push(`${"  ".repeat(depth)}${text}${comment === "" ? "" : `  # ${comment}`}`);
}

/** Where it was read, unless the line above it said so, and what is to be known of it. */
function remark(
  origin: Origin | undefined,
  said: Origin | undefined,
  note: string | undefined,
  { place }: Pick<Writer, "place">,
  more: readonly Origin[] = [],
): string {
  const isSaid = origin === undefined || (said?.file === origin.file && said.line === origin.line);
  const lines = new Set(more.filter((other) => other.line !== origin?.line).map(({ line }) => line));
  const where =
    isSaid && lines.size === 0 ? [] : origin === undefined ? [] : [[place(origin), ...lines].join(", ")];
  return oneLine([...where, ...(note === undefined ? [] : [note])].join("; "));
}

/** The one place that all entries come from. */
function sharedOrigin(entries: readonly DraftEntry[]): Origin | undefined {
  const [first] = entries;
  const same = ({ origin }: DraftEntry): boolean =>
    origin !== undefined && origin.file === first?.origin?.file && origin.line === first.origin.line;
  return entries.length > 1 && entries.every(same) ? first?.origin : undefined;
}

function firstOrigin(entries: readonly DraftEntry[]): Origin | undefined {
  for (const entry of entries) {
    const origin = entry.origin ?? (entry.kind === "block" ? firstOrigin(entry.entries) : undefined);
    if (origin !== undefined) return origin;
  }
  return undefined;
}

function valueText({ values, theirs }: DraftProperty, secret: PrintOptions["secret"]): string {
  const own = list(values, secret);
  return theirs === undefined ? own : `${own} <-> ${list(theirs, secret)}`;
}

function list(terms: readonly Term[], secret: PrintOptions["secret"]): string {
  return terms.map((term) => termText(term, secret)).join(", ");
}

function termText(term: Term, secret: PrintOptions["secret"]): string {
  switch (term.kind) {
    case "text":
      return term.text;
    case "string":
      return quoted(term.text);
    case "reference":
      return nameText(term.name);
    case "secret":
      return secret(term.index);
  }
}

/** Words that would be read as something else where a name stands. */
const NOT_BARE = new Set(["extends", "true", "false"]);

export function nameText(name: string): string {
  return /^[A-Za-z_]\w*(?:-\w+)*$/.test(name) && !NOT_BARE.has(name) ? name : quoted(name);
}

/** A text in quotes; what cannot stand on a line becomes a blank. */
export function quoted(text: string): string {
  return `"${oneLine(text).replaceAll(/["\\]/g, "\\$&")}"`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}|\p{Zl}|\p{Zp}|\p{Cs}/gu, " ");
}
