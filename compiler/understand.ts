/**
 * From trees to connections: what the texts of a project mean, before anything is judged. In: parsed files, what `vpnc.lock` says,
 * and what the texts meant before an edit. Out: names, values, sites and connections; the very same ones if no tree is another.
 */

import type { SourceFile } from "../grammar/ast.ts";
import { readTests, type PacketTest } from "./check/tests/read.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { expand, type Expansion } from "./expand/index.ts";
import { readLock, type ReadLock } from "./project/lock-file.ts";
import type { Project } from "./project/project.ts";
import { judgeSiteNames } from "./project/site-names.ts";
import { resolveDeclarations, type Resolved } from "./resolve/declarations.ts";
import { evaluate, type ProjectEvaluation } from "./resolve/evaluate.ts";
import { collectSymbols, type Symbol, type Symbols } from "./resolve/symbols.ts";
import { rememberFlat } from "./source/lists.ts";
import type { Named } from "./source/named.ts";
import { follow, remember, steadyList } from "./source/remember.ts";

export interface Understood {
  /** All that it was made of. */
  readonly sources: readonly unknown[];
  readonly files: readonly SourceFile[];
  readonly symbols: Symbols;
  readonly declarations: Named<Resolved>;
  readonly evaluation: ProjectEvaluation;
  readonly expansion: Expansion;
  readonly tests: readonly PacketTest[];
  readonly diagnostics: readonly Diagnostic[];
}

export function understand(
  files: readonly SourceFile[],
  lock: Project["lock"],
  before: Understood | undefined,
): Understood {
  const sources = steadyList(before?.sources, sourcesOf(files, lock));
  if (before?.sources === sources) return before;
  const { symbols, diagnostics: named } = collectSymbols(follow(files, before?.files));
  const evaluation = follow(evaluate(files, symbols, before?.evaluation), before?.evaluation);
  const { declarations, diagnostics: inherited } = resolveDeclarations(symbols, evaluation);
  const read = lock === undefined ? NO_LOCK : readLock(lock.uri, lock.text);
  const expansion = expand(declarations, evaluation, read.entries, before?.expansion);
  const { tests, diagnostics: untestable } = readTests(symbols, expansion.connections);
  const diagnostics = [
    ...read.diagnostics,
    ...named,
    ...evaluation.diagnostics,
    ...inherited,
    ...expansion.diagnostics,
    ...untestable,
    ...judgedNames(sitesAmong(symbols.all)),
  ];
  return { sources, files, symbols, declarations, evaluation, expansion, tests, diagnostics };
}

function sourcesOf(files: readonly SourceFile[], lock: Project["lock"]): readonly unknown[] {
  const sources: unknown[] = [lock?.uri, lock?.text];
  for (const { uri, items } of files) {
    sources.push(uri);
    for (const item of items) sources.push(item);
  }
  return sources;
}

const NO_LOCK: ReadLock = { entries: [], diagnostics: [] };

const sitesAmong = rememberFlat((symbol: Symbol) => (symbol.kind === "site" ? [symbol] : []));
const judgedNames = remember(judgeSiteNames);
