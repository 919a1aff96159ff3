/**
 * Walks the trees of a project and finds every name in them. Values are taken as the compiler took them; where it did
 * not look (a mesh is not compiled yet, a damaged value) a word means what its parameter would let it mean.
 */

import { parameterOf } from "../../../compiler/catalogue/parameters.ts";
import type { ValueType } from "../../../compiler/catalogue/types.ts";
import { TOP_LEVEL } from "../../../compiler/catalogue/blocks.ts";
import type { Reference } from "../../../compiler/resolve/evaluate.ts";
import { keyOf, kindOfHead, type SymbolKind } from "../../../compiler/resolve/symbols.ts";
import { isWord } from "../../../compiler/resolve/terms.ts";
import type {
  Block,
  Declaration,
  Name,
  Packet,
  PathTerm,
  Property,
  SourceFile,
  Span,
  Term,
  Value,
} from "../../../grammar/index.ts";
import { packetWords } from "../packet-words.ts";
import { childKind, type ShapedKind } from "../position.ts";
import { innerKind, peerKey, type Families } from "./families.ts";
import { innerKey, type EntityKind, type Facts } from "./occurrence.ts";
import type { Paths } from "./paths.ts";

export interface Mention {
  readonly key: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly uri: string;
  readonly span: Span;
  readonly quoted: boolean;
  /** The whole of what is declared here. */
  readonly declares: Span | undefined;
  readonly leads: readonly string[];
}

interface Scope {
  /** The key of the declaration at the top. */
  readonly owner: string;
  /** The key of what the names in a block belong to: the declaration at the top, or a peer in it. */
  readonly holder: string;
  readonly kind: ShapedKind | undefined;
  /** The compiler did not look at the values here. */
  readonly unread: boolean;
}

const NOWHERE: Scope = { owner: "", holder: "", kind: undefined, unread: true };

export function mentionsIn(
  file: SourceFile,
  facts: Facts,
  families: Families,
  paths: Paths,
): readonly Mention[] {
  const found: Mention[] = [];
  for (const item of file.items) {
    if (item.kind === "import") continue;
    if (item.kind === "declaration") visitTop(item);
    else {
      if (item.name !== undefined) declare(item.kind, keyOf(item.kind, item.name.text), item.name, item.span);
      visitValue(item.value, item.kind === "secret" ? { kind: "secret" } : undefined, {
        ...NOWHERE,
        unread: item.kind === "let",
      });
    }
  }
  return found;

  function visitTop(item: Declaration): void {
    const kind = kindOfHead(item.head.text);
    if (kind === undefined) return;
    const owner = keyOf(kind, item.name?.text ?? "");
    if (item.name !== undefined) declare(kind, owner, item.name, item.span);
    if (item.extends !== undefined) use(kind, item.extends);
    for (const name of [...(item.ends?.left ?? []), ...(item.ends?.right ?? [])]) {
      use(kind === "failover" ? "tunnel" : "site", name);
    }
    const shape = kind === "tunnel" ? "tunnel" : TOP_LEVEL.get(item.head.text);
    visitBlock(item.block, { owner, holder: owner, kind: shape, unread: !TOP_LEVEL.has(item.head.text) });
  }

  function visitBlock(block: Block | undefined, scope: Scope): void {
    for (const entry of block?.entries ?? []) {
      switch (entry.kind) {
        case "property":
          visitProperty(entry, scope);
          break;
        case "declaration": {
          const kind = scope.kind && innerKind(scope.kind, entry.head.text);
          if (kind !== undefined && entry.name !== undefined) {
            declare(kind, innerKey(kind, scope.holder, entry.name.text), entry.name, entry.span);
          }
          const holder = kind === "peer" ? peerKey(scope.owner, entry.name?.text ?? "") : scope.holder;
          const inside = scope.kind && childKind(scope.kind, entry.head.text);
          visitBlock(entry.block, { ...scope, holder, kind: inside });
          break;
        }
        case "policy":
          for (const term of [...entry.left, ...entry.right]) visitTerm(term, undefined, scope);
          visitBlock(entry.block, { ...scope, kind: "policy" });
          break;
        case "packet":
          visitPacket(entry, scope);
          break;
        case "waiver":
          break;
        default:
          entry satisfies never;
      }
    }
  }

  function visitProperty(property: Property, scope: Scope): void {
    const parameter = scope.kind && parameterOf(scope.kind, property.key.text);
    const line = paths.keyOf(property);
    if (line !== undefined) declare("member", line, property.key, property.span);
    const unread = scope.unread || !facts.evaluation.values.has(property);
    visitValue(property.value, parameter?.type, { ...scope, unread });
  }

  function visitValue(value: Value | undefined, type: ValueType | undefined, scope: Scope): void {
    for (const term of [...(value?.left ?? []), ...(value?.right ?? [])]) visitTerm(term, type, scope);
  }

  function visitTerm(term: Term, type: ValueType | undefined, scope: Scope): void {
    if (term.kind === "path") visitPath(term, scope);
    else if (term.kind === "call") {
      const inner: ValueType | undefined = term.callee.text === "derive" ? { kind: "secret" } : undefined;
      for (const argument of term.arguments) visitTerm(argument, inner, { ...scope, unread: true });
    } else {
      const name = nameOf(term);
      if (name === undefined) return;
      const known = facts.evaluation.references.get(term);
      for (const { to } of known ?? (scope.unread ? guess(name, type) : [])) refer(to, term, name, scope);
    }
  }

  /** What nobody reads may still be meant: the declared first, as the compiler would. */
  function guess({ text, quoted }: Name, type: ValueType | undefined): readonly Reference[] {
    const { symbols } = facts;
    const isLet = !quoted && symbols.lets.has(keyOf("let", text));
    const asLet: readonly Reference[] = isLet ? [{ to: "let", name: text }] : [];
    if (type?.kind === "reference" && !(type.none && text === "none")) {
      const { to } = type;
      const declared = symbols.declarations.has(keyOf(to as SymbolKind, text));
      return isLet && !declared ? asLet : [{ to, name: text }];
    }
    if (type?.kind === "secret" && !quoted && symbols.secrets.has(keyOf("secret", text))) {
      return [{ to: "secret", name: text }];
    }
    return asLet;
  }

  function refer(to: Reference["to"], term: Term, name: Name, scope: Scope): void {
    const kind = to === "bgp" ? "instance" : to;
    if (kind !== "peer" && kind !== "manual" && kind !== "instance") return use(kind, name);
    const key = families.referredBy(term) ?? innerKey(kind, scope.owner, name.text);
    found.push(mention(kind, key, name));
  }

  function visitPath(path: PathTerm, scope: Scope): void {
    const { root, member } = path;
    const meaning = paths.meaningOf(path);
    const isSide = !root.quoted && (root.text === "left" || root.text === "right");
    if (isSide) {
      const key = innerKey("side", scope.owner, root.text);
      found.push({ ...mention("side", key, root), leads: [...(meaning?.sites ?? [])] });
    } else use("site", root);
    if (member === undefined) return;
    for (const line of meaning?.members ?? []) found.push(mention("member", line, member));
  }

  function visitPacket(packet: Packet, scope: Scope): void {
    const { site, verdict, source, destination } = packet;
    if (site !== undefined) use("site", site);
    for (const term of [source, destination]) if (term !== undefined) visitTerm(term, undefined, scope);
    for (const name of [...packetWords(packet).down, ...verdict.slice(1)]) carrier(name, site);
  }

  /** A tunnel, or a peer of the site that the packet starts from. */
  function carrier(name: Name, site: Name | undefined): void {
    const { symbols, declarations } = facts;
    const own = site && keyOf("site", site.text);
    const peers = own === undefined ? [] : (declarations.get(own)?.flat.blocks.get("peer") ?? []);
    const isPeer =
      peers.some((peer) => peer.name === name.text) && !symbols.declarations.has(keyOf("tunnel", name.text));
    if (own !== undefined && isPeer) found.push(mention("peer", innerKey("peer", own, name.text), name));
    else use("tunnel", name);
  }

  function declare(kind: EntityKind, key: string, name: Name, whole: Span): void {
    found.push({ ...mention(kind, key, name), declares: whole });
  }

  function use(kind: SymbolKind, name: Name): void {
    found.push(mention(kind, keyOf(kind, name.text), name));
  }

  function mention(kind: EntityKind, key: string, { text, quoted, span }: Name): Mention {
    return { key, kind, name: text, uri: file.uri, span, quoted, declares: undefined, leads: [] };
  }
}

function nameOf(term: Term): Name | undefined {
  const { kind, span } = term;
  if (isWord(term)) return { kind: "name", text: term.text, quoted: false, span };
  return kind === "string" && term.on === undefined
    ? { kind: "name", text: term.value, quoted: true, span }
    : undefined;
}
