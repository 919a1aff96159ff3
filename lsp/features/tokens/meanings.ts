/** What only the tree knows of the words in a file: a part of it in; meanings by offset out. */

import { parameterOf } from "../../../compiler/catalogue/parameters.ts";
import { kindOfHead, type Symbols } from "../../../compiler/resolve/symbols.ts";
import {
  TOP_HEADS,
  walk,
  type Declaration,
  type Node,
  type Packet,
  type SourceFile,
  type Span,
} from "../../../grammar/index.ts";
import { packetWords } from "../packet-words.ts";
import { blockKinds } from "../position.ts";
import { declared, meaning, NAME_OF, type Meaning } from "./legend.ts";
import { wordMeaning } from "./value.ts";

const KEYWORD = meaning("keyword");
const END = meaning("parameter");
const MEMBER = meaning("property");
const FUNCTION = meaning("function", "defaultLibrary");

export function meaningsIn(file: SourceFile, within: Span, symbols: Symbols): ReadonlyMap<number, Meaning> {
  const found = new Map<number, Meaning>();
  walk(file, (node, parents) => {
    if (node.span.end < within.start || node.span.start > within.end) return false;
    mark(node, parents);
  });
  return found;

  function put(node: Node | undefined, what: Meaning | undefined): void {
    if (node !== undefined && what !== undefined) found.set(node.span.start, what);
  }

  function mark(node: Node, parents: readonly Node[]): void {
    switch (node.kind) {
      case "let":
      case "secret":
        return put(node.name, declared(NAME_OF[node.kind]));
      case "declaration":
        return markDeclaration(node, parents);
      case "ends":
        for (const name of [...node.left, ...(node.right ?? [])]) put(name, NAME_OF.site);
        return;
      case "path": {
        const isEnd = node.root.text === "left" || node.root.text === "right";
        put(node.root, isEnd ? END : NAME_OF.site);
        return put(node.member, MEMBER);
      }
      case "call":
        put(node.callee, FUNCTION);
        for (const term of node.arguments) if (term.kind === "word") put(term, NAME_OF.secret);
        return;
      case "word":
        if (parents.at(-1)?.kind !== "call" && !found.has(node.span.start))
          put(node, wordMeaning(node.text, parameterAround(parents), symbols));
        return;
      case "packet":
        put(node.site, NAME_OF.site);
        put(node.verdict[0], meaning("enumMember"));
        for (const name of node.verdict.slice(1)) put(name, NAME_OF.tunnel);
        markConditions(node);
        return;
      default:
    }
  }

  function markConditions(packet: Packet): void {
    const { down, keywords, choices } = packetWords(packet);
    for (const name of down) put(name, NAME_OF.tunnel);
    for (const term of keywords) put(term, KEYWORD);
    for (const term of choices) put(term, meaning("enumMember"));
  }

  function markDeclaration(node: Declaration, parents: readonly Node[]): void {
    const { head, variant, name, block } = node;
    const isTop = parents.at(-1)?.kind === "file";
    const kind = isTop ? kindOfHead(head.text) : undefined;
    // A word alone in a block may be a key whose `=` is missing, and at the top a slip.
    const isKnown = blockKinds([...parents, node]).at(-1) !== undefined;
    const opens = isTop ? TOP_HEADS.has(head.text) : block !== undefined || isKnown;
    if (opens) put(head, KEYWORD);
    put(variant, meaning("enumMember"));
    put(name, declared(nameOf(head.text, kind)));
    if (kind !== undefined) put(node.extends, NAME_OF[kind]);
  }
}

function nameOf(head: string, kind: ReturnType<typeof kindOfHead>): Meaning {
  if (kind !== undefined) return NAME_OF[kind];
  return head === "peer" ? NAME_OF.peer : NAME_OF.bgp;
}

function parameterAround(parents: readonly Node[]): ReturnType<typeof parameterOf> {
  const property = parents.findLast((parent) => parent.kind === "property");
  const kind = property && blockKinds(parents).at(-1);
  return kind && parameterOf(kind, property.key.text);
}
