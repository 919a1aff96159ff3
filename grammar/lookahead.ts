/**
 * Which way through the grammar the next token leads. In: Chevrotain's productions. Out: its decisions, as its own strategy makes
 * them for one token, each worked out when a text first comes to it. Its own compares all ways with each other, in case one
 * token is not enough: that took longer than all the rest of reading a short file.
 */

import {
  Alternation,
  LLkLookaheadStrategy,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  Terminal,
  type ILookaheadStrategy,
  type IOrAlt,
  type IProduction,
  type IToken,
} from "chevrotain";

/** The parser that a decision is called on. */
interface Reader {
  readonly LA_FAST: (distance: number) => IToken;
}

/** A production that holds others; a reference to a rule holds those of the rule. */
interface Group extends IProduction {
  readonly definition: readonly IProduction[];
}

/** What a production can begin with. */
interface Start {
  /** `tokenTypeIdx` of the tokens. */
  readonly types: ReadonlySet<number>;
  /** It needs no token, so it fits whatever comes. */
  readonly empty: boolean;
}

const OPTIONAL = {
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
};

export const BY_NEXT_TOKEN: ILookaheadStrategy = {
  validate: (options) => new LLkLookaheadStrategy({ maxLookahead: 1 }).validate(options),

  buildLookaheadForAlternation: ({ rule, prodOccurrence, hasPredicates }) => {
    const ways = onDemand(() => findIn(rule, Alternation, prodOccurrence)?.definition.map(startOf) ?? []);
    /** By the type of the next token: the ways that fit it. */
    const fitting: (readonly number[])[] = [];
    return function (this: Reader, alternatives: readonly IOrAlt<unknown>[] = []) {
      const next = this.LA_FAST(1).tokenTypeIdx;
      const indices = (fitting[next] ??= indicesOf(ways(), next));
      if (!hasPredicates) return indices[0];
      for (const index of indices) if (alternatives[index]?.GATE?.call(this) !== false) return index;
      return undefined;
    };
  },

  buildLookaheadForOptional: ({ rule, prodOccurrence, prodType }) => {
    const start = onDemand(() => {
      const optional = findIn(rule, OPTIONAL[prodType], prodOccurrence);
      return sequence(optional?.definition ?? []);
    });
    return function (this: Reader) {
      return fits(start(), this.LA_FAST(1).tokenTypeIdx);
    };
  },
};

function onDemand<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

function indicesOf(ways: readonly Start[], next: number): readonly number[] {
  return ways.flatMap((way, index) => (fits(way, next) ? [index] : []));
}

function fits({ types, empty }: Start, next: number): boolean {
  return empty || types.has(next);
}

/** What a call of the parser in a rule stands for: calls of one kind differ by their number. */
function findIn<Kind extends Group & { readonly idx: number }>(
  group: Group,
  kind: new (...given: never[]) => Kind,
  number: number,
): Kind | undefined {
  for (const production of group.definition) {
    if (production instanceof kind && production.idx === number) return production;
    if (production instanceof NonTerminal || !isGroup(production)) continue;
    const found = findIn(production, kind, number);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isGroup(production: IProduction): production is Group {
  return "definition" in production;
}

/** No rule begins with itself, which Chevrotain's validation sees to. */
function startOf(production: IProduction): Start {
  if (production instanceof Terminal) {
    const { tokenTypeIdx = 0, categoryMatches = [] } = production.terminalType;
    return { types: new Set([tokenTypeIdx, ...categoryMatches]), empty: false };
  }
  if (!isGroup(production)) throw new Error("no production of this kind is known");
  if (production instanceof Alternation) return choice(production.definition);
  const { types, empty } = sequence(production.definition);
  const skipped = [Option, Repetition, RepetitionWithSeparator].some((kind) => production instanceof kind);
  return { types, empty: empty || skipped };
}

function sequence(productions: readonly IProduction[]): Start {
  const types = new Set<number>();
  for (const production of productions) {
    const start = startOf(production);
    for (const type of start.types) types.add(type);
    if (!start.empty) return { types, empty: false };
  }
  return { types, empty: true };
}

function choice(productions: readonly IProduction[]): Start {
  const starts = productions.map(startOf);
  return {
    types: new Set(starts.flatMap(({ types }) => [...types])),
    empty: starts.some(({ empty }) => empty),
  };
}
