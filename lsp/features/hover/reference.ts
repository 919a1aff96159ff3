/** Names that stand for declarations: a word and what kind of thing it may name in; the hover of that declaration out. */

import type { Name, Span } from "../../../grammar/index.ts";
import { keyOf, kindOfHead, type SymbolKind } from "../../../compiler/resolve/symbols.ts";
import { letHover, secretHover, symbolHover } from "./declaration.ts";
import type { Hover } from "./hover.ts";
import type { Scene } from "./scene.ts";

/** The name of a declaration, or of the one it extends. */
export function reference(name: Name, head: string, scene: Scene): Hover | undefined {
  const kind = kindOfHead(head);
  return kind && lookUp(kind, name.text, name.span, scene);
}

/** A word of any kind of name space, `undefined` when nothing is called so. */
export function lookUp(kind: SymbolKind, name: string, span: Span, scene: Scene): Hover | undefined {
  const { declarations, lets, secrets } = scene.analysis.symbols;
  const key = keyOf(kind, name);
  if (kind === "secret") {
    const secret = secrets.get(key);
    return secret && { span, text: secretHover(secret, scene) };
  }
  if (kind === "let") {
    const found = lets.get(key);
    return found && { span, text: letHover(found, scene) };
  }
  const symbol = declarations.get(key);
  return symbol && { span, text: symbolHover(symbol, scene) };
}
