/** What an entry or item says before its block. In: a node. Out: its words, cut where a line may break, and the end of them. */

import type { Block, Declaration, Entry, Item } from "../ast.ts";
import { arrow, listPieces, namePieces, packetPieces, valuePieces, type Piece } from "./pieces.ts";
import { spelling, type Source } from "./source.ts";

export type Statement = Entry | Item;

export interface Header {
  /** Ends with the blank before the first piece, if there is one. */
  readonly lead: string;
  readonly pieces: readonly Piece[];
}

/** `keyWidth` is the column of `=` that the entry shares with its neighbours. */
export function headerOf(node: Statement, keyWidth: number, source: Source): Header {
  switch (node.kind) {
    case "import":
      return { lead: words("import", node.path && spelling(source, node.path.span)), pieces: [] };
    case "let":
    case "secret":
    case "property": {
      const key = keyOf(node, source).padEnd(keyWidth);
      return { lead: `${key} = `, pieces: valuePieces(node.value, source) };
    }
    case "declaration":
      return declarationHeader(node, source);
    case "policy": {
      const { left, right, block } = node;
      const after = { text: "", brace: block !== undefined };
      const pieces = [
        ...listPieces(left, source, arrow(node.arrow ?? "<->")),
        ...listPieces(right, source, after),
      ];
      return { lead: "policy ", pieces };
    }
    case "waiver": {
      const { code, reason } = node;
      return { lead: words("waive", code?.text, reason && spelling(source, reason.span)), pieces: [] };
    }
    case "packet": {
      const site = node.site === undefined ? "" : spelling(source, node.site.span);
      return { lead: `packet ${site}: `, pieces: packetPieces(node, source) };
    }
  }
}

/** What stands before the `=`. */
export function keyOf(
  node: Extract<Statement, { kind: "let" | "secret" | "property" }>,
  source: Source,
): string {
  if (node.kind === "property") return node.key.text;
  return words(node.kind, node.name && spelling(source, node.name.span));
}

function declarationHeader(node: Declaration, source: Source): Header {
  const { head, variant, name, ends, block } = node;
  const named = [head, variant, name].map((part) => part && spelling(source, part.span));
  const base = node.extends === undefined ? "" : ` extends ${spelling(source, node.extends.span)}`;
  if (ends === undefined) return { lead: words(...named) + base, pieces: [] };
  const after = { text: base, brace: block !== undefined };
  const pieces = ends.right
    ? [...namePieces(ends.left, source, arrow("<->")), ...namePieces(ends.right, source, after)]
    : namePieces(ends.left, source, after);
  return { lead: `${words(...named)}: `, pieces };
}

/** Where the header ends in the source. */
export function headerEnd(node: Statement): number {
  switch (node.kind) {
    case "declaration": {
      const { head, variant, name, ends } = node;
      return (node.extends ?? ends ?? name ?? variant ?? head).span.end;
    }
    case "policy":
      return node.right.at(-1)?.span.end ?? node.span.start;
    default:
      return node.span.end;
  }
}

export function blockOf(node: Statement): Block | undefined {
  return "block" in node ? node.block : undefined;
}

/** With one blank between the parts that are there. */
export function words(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(" ");
}
