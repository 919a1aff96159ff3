/** The protocol's kinds for what is in an outline; it knows no networks, so the nearest icon stands for each. */

import { SymbolKind } from "vscode-languageserver/node";
import type { OutlineKind } from "../features/outline.ts";

export const SYMBOL_KINDS = {
  site: SymbolKind.Module,
  tunnel: SymbolKind.Interface,
  profile: SymbolKind.Struct,
  key: SymbolKind.Key,
  value: SymbolKind.Constant,
  group: SymbolKind.Package,
  block: SymbolKind.Object,
  policy: SymbolKind.Operator,
  unknown: SymbolKind.Null,
} as const satisfies Readonly<Record<OutlineKind, SymbolKind>>;
