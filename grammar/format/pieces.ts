/**
 * Cuts values, selectors and ends into the pieces between which a line may break: after `,`, `<->` and `->`.
 * In: nodes of the tree. Out: pieces in order, each with its place in the source.
 */

import type { CallTerm, Name, Packet, Term, Value } from "../ast.ts";
import { TOP_HEADS } from "../tokens.ts";
import { spelling, type Source } from "./source.ts";

export interface Piece {
  /** With the `,` or the arrow that follows. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** An arrow ends it: what is too long for one line breaks here first. */
  readonly side: boolean;
  /** Whether the grammar reads it as the same after a line break. */
  readonly mayStart: boolean;
}

/** What stands behind a list: its last piece takes `text`, and `{` may follow on the same line. */
export interface After {
  readonly text: string;
  readonly brace: boolean;
}

const NOTHING: After = { text: "", brace: false };
const COMMA: After = { text: ",", brace: false };

/** An arrow belongs to what stands before it. */
export function arrow(text: "<->" | "->"): After {
  return { text: ` ${text}`, brace: false };
}

export function valuePieces(value: Value | undefined, source: Source): readonly Piece[] {
  if (value === undefined) return [];
  const { left, right } = value;
  if (right === undefined) return listPieces(left, source, NOTHING);
  return [...listPieces(left, source, arrow("<->")), ...listPieces(right, source, NOTHING)];
}

export function listPieces(terms: readonly Term[], source: Source, after: After): readonly Piece[] {
  return terms.flatMap((term, index) => termPieces(term, source, index < terms.length - 1 ? COMMA : after));
}

export function namePieces(names: readonly Name[], source: Source, after: After): readonly Piece[] {
  return names.map((name, index) => {
    const last = index === names.length - 1;
    // `extends` or `{` behind a name that is also a head would make it the start of a declaration.
    const alone = !last || isArrow(after) || (after.text === "" && !after.brace);
    const mayStart = name.quoted || !TOP_HEADS.has(name.text) || alone;
    return piece(spelling(source, name.span), name, last ? after : COMMA, mayStart);
  });
}

/** The two ends of a packet's way; protocol, port and verdict belong to the second. */
export function packetPieces(packet: Packet, source: Source): readonly Piece[] {
  const words = packet.conditions.map(({ span }) => spelling(source, span));
  const verdict = packet.verdict.map(({ span }) => spelling(source, span));
  const rest = [...words, "=>", ...verdict].join(" ");
  const [from, to] = [packet.source, packet.destination];
  const named = to?.kind === "word" && to.on === undefined && to.version === undefined;
  const begins = named && /^["A-Za-z_]/.test(rest);
  return [
    ...(from === undefined ? [] : termPieces(from, source, arrow("->"))),
    ...(to === undefined ? [] : termPieces(to, source, { text: ` ${rest}`, brace: false })).map((found) =>
      begins ? { ...found, mayStart: false } : found,
    ),
  ];
}

function termPieces(term: Term, source: Source, after: After): readonly Piece[] {
  if (term.kind === "call" && term.arguments.length > 0) return callPieces(term, source, after);
  return [piece(termText(term, source), term, after, mayStart(term, source, after))];
}

function callPieces(call: CallTerm, source: Source, after: After): readonly Piece[] {
  const [first, ...others] = listPieces(call.arguments, source, { ...after, text: `)${after.text}` });
  if (first === undefined) return [];
  const text = `${call.callee.text}(${first.text}`;
  return [{ ...first, text, start: call.span.start, mayStart: mayStart(call, source, after) }, ...others];
}

function isArrow({ text }: After): boolean {
  return text.endsWith("->");
}

function piece(text: string, { span }: Term | Name, after: After, startable: boolean): Piece {
  const { start, end } = span;
  return { text: text + after.text, start, end, side: isArrow(after), mayStart: startable };
}

/** Heads of entries that the grammar knows as such: with anything behind them they begin an entry. */
const ENTRY_WORDS: ReadonlySet<string> = new Set(["policy", "packet", "waive"]);

/** `gates.ts` decides the same about tokens: at the start of a line, a word before a name, a string or `{` begins an entry. */
function mayStart(term: Term, source: Source, after: After): boolean {
  switch (term.kind) {
    case "word": {
      if (term.on !== undefined || /^\d/.test(term.text)) return true;
      const { version } = term;
      if (ENTRY_WORDS.has(term.text)) return version === undefined && after.text === "" && !after.brace;
      if (version !== undefined) return !spelling(source, version.span).startsWith('"');
      return after.text !== "" || !after.brace;
    }
    case "path":
      return term.root.quoted || !ENTRY_WORDS.has(term.root.text);
    case "call":
      return !ENTRY_WORDS.has(term.callee.text);
    default:
      return true;
  }
}

function termText(term: Term, source: Source): string {
  const on = "on" in term && term.on !== undefined ? term.on : undefined;
  const suffix = on === undefined ? "" : ` on ${spelling(source, on.span)}`;
  switch (term.kind) {
    case "word": {
      const version = term.version === undefined ? "" : ` ${spelling(source, term.version.span)}`;
      return `${term.text}${version}${suffix}`;
    }
    case "path":
      return `${spelling(source, term.root.span)}.${term.member?.text ?? ""}`;
    case "call":
      return `${term.callee.text}()`;
    case "from":
      return `from ${term.prefix === undefined ? "" : spelling(source, term.prefix.span)}`;
    default: {
      const { start } = term.span;
      const bare = spelling(source, { start, end: on?.span.start ?? term.span.end });
      return on === undefined ? bare : `${bare.replace(/\s*on\s*$/, "")}${suffix}`;
    }
  }
}
