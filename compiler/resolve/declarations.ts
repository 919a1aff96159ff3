/** Every declaration with its inheritance applied. A cycle or an unknown parent is reported, and the own block is kept. */

import { fitted } from "../../grammar/fitted.ts";
import { TOP_LEVEL } from "../catalogue/blocks.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { fewChanges, rememberFlat } from "../source/lists.ts";
import { rememberNamed, type Named } from "../source/named.ts";
import { follow, rememberFrom, rememberWith, type Before } from "../source/remember.ts";
import type { Meaning, ProjectEvaluation } from "./evaluate.ts";
import { inherit, ownBlock, type FlatBlock } from "./flatten.ts";
import { danglingName } from "./problems.ts";
import type { Symbol, Symbols } from "./symbols.ts";

export interface Resolved {
  readonly symbol: Symbol;
  readonly flat: FlatBlock;
  /** The declarations it extends, nearest first. */
  readonly ancestors: readonly Symbol[];
}

/** `meaning`: with other values it is another declaration, though nobody touched its text. */
const resolvedFrom = rememberWith(
  (symbol: Symbol, above: Resolved | undefined, _meaning: Meaning | undefined): Resolved => {
    const kind = TOP_LEVEL.get(symbol.node.head.text) ?? "tunnel";
    const own = ownBlock(kind, symbol.node, symbol.place.uri, symbol.place);
    if (above === undefined) return { symbol, flat: own, ancestors: fitted([]) };
    return {
      symbol,
      flat: { ...inherit(above.flat, own), name: own.name },
      ancestors: [above.symbol, ...above.ancestors],
    };
  },
);

interface Resolution {
  readonly declarations: Named<Resolved>;
  readonly diagnostics: readonly Diagnostic[];
  /** What it was made of. */
  readonly declared: readonly Symbol[];
  readonly meanings: readonly Meaning[];
}

type Meanings = Pick<ProjectEvaluation, "meanings" | "meaningOf">;

export const resolveDeclarations = rememberFrom(
  (before: Before<Symbols, Resolution> | undefined, symbols: Symbols, evaluation: Meanings): Resolution => {
    const declared = resolvable(symbols.all);
    const { meanings } = evaluation;
    const few = before && resolveFew(before.answer, declared, evaluation);
    const { list, diagnostics } = few ?? resolveAll(declared, symbols, evaluation);
    const declarations = table(follow(list, before?.answer.declarations.list));
    return { declarations, diagnostics, declared, meanings };
  },
);

const resolvable = rememberFlat((symbol: Symbol) => (TOP_LEVEL.has(symbol.node.head.text) ? [symbol] : []));
const table = rememberNamed<Resolved>(({ symbol }) => symbol.key);

interface List {
  /** In the order in which they are declared. */
  readonly list: readonly Resolved[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where an edit changed some that nobody extends; `undefined`: it did more. */
function resolveFew(
  before: Resolution,
  declared: readonly Symbol[],
  { meanings, meaningOf }: Meanings,
): List | undefined {
  const [texts, values] = [fewChanges(before.declared, declared), fewChanges(before.meanings, meanings)];
  if (texts === undefined || values === undefined || before.diagnostics.length > 0) return undefined;
  const bases = new Set(declared.map(({ base }) => base));
  const changed = [
    ...texts.map(({ at }) => at),
    ...values.map(({ come }) => declared.findIndex(({ node }) => node === come.item)),
  ];
  const list = [...before.declarations.list];
  for (const at of changed) {
    const [old, now] = [before.declared[at], declared[at]];
    if (now === undefined) continue; // a `let`, or a secret
    if (old?.key !== now.key || old.base !== now.base || bases.has(now.key)) return undefined;
    const above = now.base === undefined ? undefined : before.declarations.get(now.base);
    list[at] = resolvedFrom(now, above, meaningOf(now.node));
  }
  return { list, diagnostics: [] };
}

function resolveAll(declared: readonly Symbol[], symbols: Symbols, { meaningOf }: Meanings): List {
  const diagnostics: Diagnostic[] = [];
  const declarations = new Map<string, Resolved>();
  const list = declared.map((symbol) => resolve(symbol, []));
  return { list, diagnostics };

  function resolve(symbol: Symbol, below: readonly Symbol[]): Resolved {
    const { key } = symbol;
    const done = declarations.get(key);
    if (done !== undefined) return done;
    const parent = parentOf(symbol, below);
    const above = parent && (declarations.get(parent.key) ?? resolve(parent, [...below, symbol]));
    const result = resolvedFrom(symbol, above, meaningOf(symbol.node));
    declarations.set(key, result);
    return result;
  }

  function parentOf(symbol: Symbol, below: readonly Symbol[]): Symbol | undefined {
    const name = symbol.node.extends;
    if (name === undefined || symbol.base === undefined) return undefined;
    const parent = symbols.declarations.get(symbol.base);
    // What is done has no circle above it.
    if (parent !== undefined && declarations.has(symbol.base)) return parent;
    const place = { uri: symbol.place.uri, span: name.span };
    const subjects = [symbol.key];
    if (parent === undefined) {
      const known = symbols.all.filter((s) => s.kind === symbol.kind && s !== symbol).map((s) => s.name);
      diagnostics.push(danglingName(symbol.kind, name.text, known, place, subjects));
      return undefined;
    }
    const chain = [...below, symbol];
    const start = chain.indexOf(parent);
    if (start === -1) return parent;
    const names = [...chain.slice(start), parent].map((s) => `\`${s.name}\``);
    diagnostics.push(
      report("name/extends-cycle", {
        message: `these declarations extend each other in a circle: ${names.join(" extends ")}`,
        place,
        label: "this closes the circle",
        related: chain
          .slice(start, -1)
          .map((s) => ({ place: s.place, message: `\`${s.name}\` is part of it` })),
        subjects,
      }),
    );
    return undefined;
  }
}
