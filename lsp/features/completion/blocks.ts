/**
 * The blocks that are open at a cursor and what stands in them, by the line rules of the grammar: an entry ends with its
 * line, or goes on after `,`, `<->` and `->`. A header followed by deeper lines counts as opened even when its `{` is missing.
 */

import { childKind, topKind, type ShapedKind } from "../position.ts";
import { isBroken, type Piece } from "./pieces.ts";
import { lineStartOf, type Typed } from "./typed.ts";

export interface OpenBlock {
  /** Where its header starts: finds its node in the tree. */
  readonly start: number;
  readonly head: string;
  /** `undefined`: a head nobody knows. */
  readonly kind: ShapedKind | undefined;
  /** Keys written in it, as they are written. */
  readonly keys: ReadonlySet<string>;
  /** Heads of the blocks without a name in it. */
  readonly unnamed: ReadonlySet<string>;
  /** Codes that it waives. */
  readonly waived: ReadonlySet<string>;
}

export interface Surroundings {
  /** Of the word being typed, counted from 0. */
  readonly column: number;
  /** Outermost first. */
  readonly blocks: readonly OpenBlock[];
  /** The entry's tokens before the word being typed. */
  readonly before: readonly Piece[];
  /** The entry's tokens after it. */
  readonly after: readonly Piece[];
  /** The block around the cursor is closed further down. */
  readonly closed: boolean;
  /** The block around the cursor was opened on its line: several entries share it. */
  readonly sharesLine: boolean;
}

interface Growing extends OpenBlock {
  readonly keys: Set<string>;
  readonly unnamed: Set<string>;
  readonly waived: Set<string>;
}

const CONTINUES: ReadonlySet<string> = new Set(["Comma", "DoubleArrow", "Arrow"]);
const OWN_ENTRY: ReadonlySet<string> = new Set(["Policy", "Waive", "Packet"]);

export function readBlocks(
  text: string,
  before: readonly Piece[],
  typed: Typed,
  after: readonly Piece[],
): Surroundings {
  const open: Growing[] = [];
  let entry: Piece[] = [];
  const columnAt = (offset: number): number => offset - lineStartOf(text, offset);

  for (const piece of before) feed(piece);
  const { start } = typed.whole;
  const column = columnAt(start);
  const previous = entry.at(-1);
  if (previous !== undefined && !CONTINUES.has(previous.name) && isBroken(text, previous.end, start))
    endLine(column);
  const here = { before: [...entry], blocks: [...open] };
  const header = here.blocks.at(-1)?.start;
  const sharesLine = header !== undefined && !isBroken(text, header, start);
  return {
    column,
    sharesLine,
    ...here,
    after: restOf(here.before, typed, after),
    closed: lookAhead(here.blocks.length),
  };

  function feed(piece: Piece): void {
    const last = entry.at(-1);
    if (piece.breaks && last !== undefined && !CONTINUES.has(last.name)) endLine(columnAt(piece.start));
    if (piece.name === "LBrace") {
      const header = headerOf(entry);
      enter(header);
      entry = [];
    } else if (piece.name === "RBrace") {
      open.pop();
      entry = [];
    } else if (
      (piece.name === "Key" && !isBinding(entry)) ||
      (OWN_ENTRY.has(piece.name) && startsEntry(entry, piece))
    ) {
      entry = [piece];
      if (piece.name === "Key") open.at(-1)?.keys.add(piece.text);
    } else {
      entry.push(piece);
      if (entry.length === 2 && entry[0]?.name === "Waive") open.at(-1)?.waived.add(piece.text);
    }
  }

  /** `nextColumn`: where the following line starts. */
  function endLine(nextColumn: number): void {
    const [first] = entry;
    const ended = entry;
    entry = [];
    if (first === undefined || first.name === "Key" || nextColumn <= columnAt(first.start)) return;
    if (first.name !== "Policy" && kindIn(first.text) !== undefined) enter(ended);
  }

  function enter(header: readonly Piece[]): void {
    const [first, second] = header;
    const head = first?.text ?? "";
    const kind = first?.name === "Policy" ? "policy" : kindIn(head);
    if (second === undefined) open.at(-1)?.unnamed.add(head);
    open.push({
      start: first?.start ?? -1,
      head,
      kind,
      keys: new Set(),
      unnamed: new Set(),
      waived: new Set(),
    });
  }

  function kindIn(head: string): ShapedKind | undefined {
    const around = open.at(-1);
    return around === undefined ? topKind(head) : around.kind && childKind(around.kind, head);
  }

  /** Reads on to the end of the block around the cursor; whether it has one. */
  function lookAhead(depth: number): boolean {
    for (const piece of after) {
      feed(piece);
      if (open.length < depth) return true;
    }
    return false;
  }
}

/** `let NAME =` and `secret NAME =`: the name is no key. */
function isBinding(entry: readonly Piece[]): boolean {
  return entry.length === 1 && (entry[0]?.name === "Let" || entry[0]?.name === "Secret");
}

/** In a block on one line, a header follows the value before it. */
function headerOf(entry: readonly Piece[]): readonly Piece[] {
  if (entry[0]?.name !== "Key") return entry;
  return entry.slice(
    Math.max(
      0,
      entry.findLastIndex(({ name }) => name === "Word"),
    ),
  );
}

/** `policy` where a value was complete; as a value or a name it is a word. */
function startsEntry(entry: readonly Piece[], piece: Piece): boolean {
  const last = entry.at(-1);
  return last === undefined || piece.breaks || (entry[0]?.name === "Key" && last.name !== "Equals");
}

/** What follows the cursor in the same entry. */
function restOf(before: readonly Piece[], typed: Typed, after: readonly Piece[]): readonly Piece[] {
  let last = typed.text === "" ? before.at(-1)?.name : "Word";
  const end = after.findIndex((piece) => {
    const goesOn = !piece.breaks || (last !== undefined && CONTINUES.has(last));
    last = piece.name;
    return !goesOn || ["LBrace", "RBrace", "Key"].includes(piece.name);
  });
  return end === -1 ? after : after.slice(0, end);
}
