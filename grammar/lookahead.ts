/**
 * Which way through the grammar the next token leads. In: rows of the generated table of decisions. Out: Chevrotain's parser with
 * its decisions. It would record the whole grammar at every start to work them out, and compare all ways with each other
 * in case one token is not enough; that took longer than all the rest of reading a short file.
 */

import {
  EOF,
  NoViableAltException,
  type CstParser,
  type IOrAlt,
  type IToken,
  type TokenType,
} from "chevrotain";
import { DECISIONS } from "./decisions.ts";
import { VOCABULARY } from "./tokens.ts";

/** What decisions use of the parser that they are called on. */
export interface Reader extends Pick<CstParser, "errors"> {
  readonly LA: (distance: number) => IToken;
}

/** What Chevrotain 11.2 keeps of its analysis for reading. */
interface Analysed {
  selfAnalysisDone: boolean;
  readonly fullRuleNameToShort: Readonly<Record<string, number>>;
  readonly setLaFuncCache: (key: number, decision: unknown) => void;
}

/** Chevrotain's numbers for what it keeps decisions of. */
const CALLS = { OR: 1, OPTION: 2, MANY: 3 };
export type Call = keyof typeof CALLS;

/** A decision of the grammar: `this.OPTION4(…)` in a rule has the number 4. */
export type Decision = readonly [rule: string, call: Call, number: number, ways: readonly string[]];

export function decideByTable(parser: CstParser): void {
  const analysed = parser as unknown as Analysed;
  for (const [rule, call, number, ways] of DECISIONS) {
    const key = (analysed.fullRuleNameToShort[rule] ?? 0) | (CALLS[call] << 8) | number;
    analysed.setLaFuncCache(key, call === "OR" ? choice(ways) : option(ways.join(" ")));
  }
  analysed.selfAnalysisDone = true;
}

/** `ways`: for each, the names of the tokens, or of their categories, that it can begin with, separated by blanks. */
export function choice(ways: readonly string[]) {
  let starts: readonly ReadonlySet<number>[] | undefined;
  /** By the type of the next token: the ways that it can begin. */
  const open: (readonly number[])[] = [];
  return function (this: Reader, alternatives: readonly IOrAlt<unknown>[] = []): number {
    const next = this.LA(1).tokenTypeIdx;
    starts ??= ways.map(typesOf);
    const indices = (open[next] ??= starts.flatMap((types, index) => (types.has(next) ? [index] : [])));
    for (const index of indices) if (alternatives[index]?.GATE?.call(this) !== false) return index;
    throw refusal(this);
  };
}

export function option(way: string) {
  let types: ReadonlySet<number> | undefined;
  return function (this: Reader): boolean {
    types ??= typesOf(way);
    return types.has(this.LA(1).tokenTypeIdx);
  };
}

/** Chevrotain looks into its record of the grammar for its own message, and nobody shows that. */
function refusal(parser: Reader): NoViableAltException {
  const error = new NoViableAltException("no way fits", parser.LA(1), parser.LA(0));
  parser.errors = [...parser.errors, error];
  return error;
}

const TYPES: ReadonlyMap<string, TokenType> = new Map([...VOCABULARY, EOF].map((type) => [type.name, type]));

/** Many ways begin with the same tokens. */
const known = new Map<string, ReadonlySet<number>>();

function typesOf(way: string): ReadonlySet<number> {
  const types = known.get(way) ?? new Set(way.split(" ").flatMap(typesNamed));
  known.set(way, types);
  return types;
}

function typesNamed(name: string): readonly number[] {
  const { tokenTypeIdx = NaN, categoryMatches = [] } = TYPES.get(name) ?? {};
  return [tokenTypeIdx, ...categoryMatches];
}
