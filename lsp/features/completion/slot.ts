/** What may stand at a cursor, by the shape of the entry before it: the question that the other files here answer. */

import type { ShapedKind } from "../../../compiler/catalogue/blocks.ts";
import type { Cursor } from "./cursor.ts";
import { packetPart, type PacketPart } from "./packets.ts";
import type { Piece } from "./pieces.ts";
import type { SideOfPair } from "./stage.ts";

export type Slot =
  /** A declaration, in column 1. */
  | { readonly kind: "head" }
  | { readonly kind: "entry"; readonly block: ShapedKind }
  | {
      readonly kind: "value";
      readonly block: ShapedKind | "secret";
      readonly key: string;
      readonly at: ValueSlot;
    }
  | { readonly kind: "selector"; readonly at: ValueSlot }
  | { readonly kind: "code" }
  | { readonly kind: "end"; readonly head: string; readonly others: readonly string[] }
  | { readonly kind: "parent"; readonly head: string; readonly own: string | undefined }
  /** Behind a name or the ends: `extends`. */
  | { readonly kind: "header"; readonly head: string }
  | { readonly kind: "import" }
  /** A line of a `test`, or its beginning. */
  | { readonly kind: "packet-entry" }
  | { readonly kind: "packet"; readonly part: PacketPart; readonly before: readonly Piece[] };

/** Where in a value, and what else stands on the same side of its `<->`. */
export interface ValueSlot {
  readonly part:
    | { readonly kind: "term" }
    /** Behind `left.`, `hq.` */
    | { readonly kind: "member"; readonly root: string }
    /** Behind `on` */
    | { readonly kind: "interface" }
    /** Behind a complete word or address: a version, or `on`. */
    | { readonly kind: "rest"; readonly of: string };
  readonly side: SideOfPair;
  /** The terms as written, without blanks. */
  readonly others: readonly string[];
}

export function slotAt({ blocks, before, after, column, closed, sharesLine }: Cursor): Slot | undefined {
  const [first, second] = before;
  const block = blocks.at(-1);
  if (first === undefined) {
    const atTop = column === 0 && (block === undefined || !closed);
    if (atTop) return { kind: "head" };
    if (block?.head === "test") return { kind: "packet-entry" };
    return block?.kind === undefined ? undefined : { kind: "entry", block: block.kind };
  }
  switch (first.name) {
    case "Import":
      return second?.name === "String" && before.length === 2 ? { kind: "import" } : undefined;
    case "Policy":
      return block?.kind === undefined ? undefined : selector(before, after);
    case "Packet":
      return block?.head === "test" ? { kind: "packet", part: packetPart(before), before } : undefined;
    case "Waive":
      return before.length === 1 && block !== undefined ? { kind: "code" } : undefined;
    case "Secret":
      return second?.name === "Key" ? value("secret", second.text, before.slice(2), after) : undefined;
    case "Key":
      if (block?.kind === undefined || isInCall(before)) return undefined;
      return (
        value(block.kind, first.text, before.slice(1), after) ??
        (sharesLine ? { kind: "entry", block: block.kind } : undefined)
      );
    default:
      return block === undefined ? header(before, after) : undefined;
  }
}

function value(
  block: ShapedKind | "secret",
  key: string,
  [equals, ...pieces]: readonly Piece[],
  after: readonly Piece[],
): Slot | undefined {
  if (equals?.name !== "Equals") return undefined;
  const at = inValue(pieces, after);
  return at && { kind: "value", block, key, at };
}

function selector([, ...pieces]: readonly Piece[], after: readonly Piece[]): Slot | undefined {
  const at = inValue(pieces, after);
  if (at === undefined) return undefined;
  // Before any arrow it is the first side, whether or not the second is there yet.
  return { kind: "selector", at: { ...at, side: at.side === "both" ? "left" : at.side } };
}

const ARROWS: ReadonlySet<string> = new Set(["DoubleArrow", "Arrow"]);

function inValue(pieces: readonly Piece[], after: readonly Piece[]): ValueSlot | undefined {
  const part = isInCall(pieces) ? undefined : partAt(pieces);
  if (part === undefined) return undefined;
  const arrow = pieces.findLastIndex(({ name }) => ARROWS.has(name));
  const next = after.findIndex(({ name }) => ARROWS.has(name));
  const others = [
    ...termsOf(pieces.slice(arrow + 1)).slice(0, -1),
    ...termsOf(next === -1 ? after : after.slice(0, next)).slice(1),
  ];
  return { part, side: arrow !== -1 ? "right" : next !== -1 ? "left" : "both", others };
}

function isInCall(pieces: readonly Piece[]): boolean {
  const count = (name: string): number => pieces.filter((piece) => piece.name === name).length;
  return count("LParen") > count("RParen");
}

function partAt(pieces: readonly Piece[]): ValueSlot["part"] | undefined {
  const last = pieces.at(-1);
  const previous = pieces.at(-2);
  switch (last?.name) {
    case undefined:
    case "Comma":
    case "DoubleArrow":
    case "Arrow":
      return { kind: "term" };
    case "Dot":
      return previous === undefined ? undefined : { kind: "member", root: nameIn(previous) };
    case "On":
      return previous === undefined ? undefined : { kind: "interface" };
    case "Word":
    case "Address":
      return { kind: "rest", of: last.text };
    default:
      return undefined;
  }
}

/** The items of a list, those before the first comma first: holes are empty texts. */
function termsOf(pieces: readonly Piece[]): readonly string[] {
  const terms = [""];
  for (const { name, text } of pieces) {
    if (name === "Comma") terms.push("");
    else terms[terms.length - 1] = `${terms.at(-1) ?? ""}${text}`;
  }
  return terms;
}

/** `tunnel NAME: LEFT <-> RIGHT extends PARENT` */
function header(before: readonly Piece[], after: readonly Piece[]): Slot | undefined {
  const [head, second, ...rest] = before;
  if (head === undefined || second === undefined) return undefined;
  const last = before.at(-1);
  const own = second.name === "Extends" ? undefined : nameIn(second);
  if (last?.name === "Extends") return { kind: "parent", head: head.text, own };
  const colon = rest.findIndex(({ name }) => name === "Colon");
  const isOpen = last !== undefined && ["Colon", "DoubleArrow", "Comma"].includes(last.name);
  if (colon !== -1 && isOpen) {
    const words = [...rest.slice(colon), ...after].filter(({ name }) => name === "Word" || name === "String");
    return { kind: "end", head: head.text, others: words.map(nameIn) };
  }
  const named = last?.name === "Word" || last?.name === "String";
  if (!named || before.some(({ name }) => name === "Extends")) return undefined;
  return { kind: "header", head: head.text };
}

function nameIn({ name, text }: Piece): string {
  return name === "String" ? text.slice(1, -1).replaceAll(/\\(.)/g, "$1") : text;
}
