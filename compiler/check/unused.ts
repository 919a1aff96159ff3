/** Declarations that nothing uses: told as hints, and only of projects whose names are all understood. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import type { Item } from "../resolve/item.ts";
import { isShipped } from "../source/paths.ts";
import { keyOf, type Symbol, type SymbolKind, type Symbols } from "../resolve/symbols.ts";

const KINDS: readonly SymbolKind[] = ["phase1", "phase2", "key", "secret"];

export function judgeUnused(symbols: Symbols, { values, secrets }: Evaluation): Diagnostic[] {
  const used = new Set<string>();
  for (const { left, right } of values.values()) {
    for (const item of [...left, ...(right ?? [])]) for (const key of keysIn(item)) used.add(key);
  }
  for (const item of secrets.values()) for (const key of keysIn(item)) used.add(key);
  for (const { kind, node } of symbols.all) if (node.extends) used.add(keyOf(kind, node.extends.text));
  const candidates: readonly Symbol<unknown>[] = [...symbols.all, ...symbols.secrets.values()];
  return candidates.flatMap((symbol) => {
    const key = keyOf(symbol.kind, symbol.name);
    if (!KINDS.includes(symbol.kind) || used.has(key) || isShipped(symbol.place.uri)) return [];
    return [
      report("name/unused", {
        message: `nothing uses \`${key}\``,
        place: symbol.place,
        label: "declared, and never named",
        subjects: [key],
      }),
    ];
  });
}

function keysIn({ value }: Item): readonly string[] {
  if (value.kind === "secret" && value.source === "derive") return [`secret ${value.name}`];
  return value.kind === "reference" ? [`${value.to} ${value.name}`] : [];
}
