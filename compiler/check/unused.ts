/** Declarations that nothing uses: told as hints, and only of projects whose names are all understood. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Meaning, ProjectEvaluation } from "../resolve/evaluate.ts";
import type { ItemValue } from "../resolve/item.ts";
import { isShipped } from "../source/paths.ts";
import { lineageOf, remember, rememberQuiet } from "../source/remember.ts";
import type { Symbol, SymbolKind, Symbols } from "../resolve/symbols.ts";

const KINDS: readonly SymbolKind[] = ["phase1", "phase2", "key", "secret"];

export function judgeUnused(symbols: Symbols, evaluation: ProjectEvaluation): readonly Diagnostic[] {
  const parts = [...symbols.all, ...symbols.secrets.values(), ...evaluation.meanings];
  return quiet(lineageOf(evaluation), parts, () => find(symbols, evaluation));
}

const quiet = rememberQuiet<object, Diagnostic, Symbol<unknown> | Meaning>((a, b) => {
  if ("key" in a && "key" in b) return a.key === b.key && a.base === b.base;
  return !("key" in a || "key" in b) && usedBy(a).join("\n") === usedBy(b).join("\n");
});

function find(symbols: Symbols, { meanings }: ProjectEvaluation): Diagnostic[] {
  const used = new Set(meanings.flatMap(usedBy));
  for (const { base } of symbols.all) if (base !== undefined) used.add(base);
  const candidates: readonly Symbol<unknown>[] = [...symbols.all, ...symbols.secrets.values()];
  return candidates.flatMap((symbol) => {
    const { key } = symbol;
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

const usedBy = remember(({ values, secret }: Meaning): readonly string[] => {
  const all = values.flatMap(({ left, right = [] }) => [...left, ...right]);
  return [...all, ...(secret === undefined ? [] : [secret[1].value])].flatMap(keysIn);
});

function keysIn(value: ItemValue): readonly string[] {
  if (value.kind === "secret" && value.source === "derive") return [`secret ${value.name}`];
  return value.kind === "reference" ? [`${value.to} ${value.name}`] : [];
}
