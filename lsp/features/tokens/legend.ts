/** What the server calls the words of a file: the protocol's own types and modifiers, so that every editor has a colour for them. */

import type { SymbolKind } from "../../../compiler/resolve/symbols.ts";

export const TOKEN_TYPES = [
  "keyword",
  "class",
  "interface",
  "type",
  "parameter",
  "property",
  "variable",
  "enumMember",
  "number",
  "string",
  "comment",
  "operator",
  "function",
] as const;

export const TOKEN_MODIFIERS = [
  "declaration",
  "readonly",
  "deprecated",
  "documentation",
  "defaultLibrary",
] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

export interface Meaning {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

export function meaning(type: TokenType, ...modifiers: readonly TokenModifier[]): Meaning {
  return { type, modifiers };
}

/** What a name of each kind is shown as: a site is a thing, a tunnel a relation of two, a profile a type of them. */
export const NAME_OF: Readonly<Record<SymbolKind | "peer" | "bgp" | "manual", Meaning>> = {
  site: meaning("class"),
  tunnel: meaning("interface"),
  peer: meaning("interface"),
  phase1: meaning("type"),
  phase2: meaning("type"),
  key: meaning("type"),
  bgp: meaning("type"),
  manual: meaning("type"),
  failover: meaning("type"),
  test: meaning("type"),
  secret: meaning("variable", "readonly"),
  let: meaning("variable", "readonly"),
};

export function declared({ type, modifiers }: Meaning): Meaning {
  return { type, modifiers: ["declaration", ...modifiers] };
}
