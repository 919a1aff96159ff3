/** Declarations that nothing uses: told as hints, and only of projects whose names are all understood. */

import type { Secret } from "../../grammar/ast.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Meaning, ProjectEvaluation } from "../resolve/evaluate.ts";
import type { Item } from "../resolve/item.ts";
import { isShipped } from "../source/paths.ts";
import { lineageOf, remember, rememberQuiet } from "../source/remember.ts";
import { keyOf, type Symbol, type SymbolKind, type Symbols } from "../resolve/symbols.ts";

const KINDS: readonly SymbolKind[] = ["phase1", "phase2", "key", "secret"];

export function judgeUnused(symbols: Symbols, evaluation: ProjectEvaluation): readonly Diagnostic[] {
  const parts = [...symbols.all, ...symbols.secrets.values(), ...evaluation.meanings];
  return quiet(lineageOf(evaluation), parts, () => find(symbols, evaluation));
}

const quiet = rememberQuiet<object, Diagnostic, Candidate | Meaning>((a, b) => {
  if ("kind" in a && "kind" in b) return a.kind === b.kind && a.name === b.name && baseOf(a) === baseOf(b);
  return !("kind" in a || "kind" in b) && usedBy(a).join("\n") === usedBy(b).join("\n");
});

type Candidate = Symbol | Symbol<Secret>;

function baseOf({ node }: Candidate): string | undefined {
  return node.kind === "declaration" ? node.extends?.text : undefined;
}

function find(symbols: Symbols, { meanings }: ProjectEvaluation): Diagnostic[] {
  const used = new Set(meanings.flatMap(usedBy));
  for (const { kind, node } of symbols.all) if (node.extends) used.add(keyOf(kind, node.extends.text));
  const candidates: readonly Candidate[] = [...symbols.all, ...symbols.secrets.values()];
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

const usedBy = remember(({ values, secret }: Meaning): readonly string[] => {
  const items = values.flatMap(({ left, right = [] }) => [...left, ...right]);
  return [...items, ...(secret === undefined ? [] : [secret[1]])].flatMap(keysIn);
});

function keysIn({ value }: Item): readonly string[] {
  if (value.kind === "secret" && value.source === "derive") return [`secret ${value.name}`];
  return value.kind === "reference" ? [`${value.to} ${value.name}`] : [];
}
