/** The grammar's decisions, which are read from a table, against Chevrotain's own: for every decision, every token and every gate. */

import { EOF, LLkLookaheadStrategy, type IOrAlt } from "chevrotain";
import { expect, it } from "vitest";
import { DECISIONS } from "../../grammar/decisions.ts";
import { choice, option, type Reader } from "../../grammar/lookahead.ts";
import { VpnParser } from "../../grammar/parser.ts";
import { decisions } from "../../scripts/decisions.ts";
import { anyToken, VOCABULARY } from "../../grammar/tokens.ts";

const own = new LLkLookaheadStrategy({ maxLookahead: 1 });
const rules = new VpnParser({ analyse: true }).getGAstProductions();
const types = [...VOCABULARY.filter((type) => type !== anyToken), EOF];

const readerAt = (tokenTypeIdx: number | undefined): Reader & { readonly LA_FAST: Reader["LA"] } => {
  const token = { tokenTypeIdx: tokenTypeIdx ?? NaN, tokenType: EOF, image: "", startOffset: 0 };
  return { LA: () => token, LA_FAST: () => token, errors: [] };
};

/** What a decision says to each token; no way is `undefined`. */
function answers(decide: (reader: Reader) => unknown): readonly unknown[] {
  return types.map(({ tokenTypeIdx }) => {
    const reader = readerAt(tokenTypeIdx);
    try {
      return decide(reader);
    } catch (error) {
      expect(reader.errors).toEqual([error]);
      return undefined;
    }
  });
}

it.each(DECISIONS)("decides in `%s` at %s %d as Chevrotain does", (name, call, number, ways) => {
  const rule = rules[name];
  const options = { rule: rule!, prodOccurrence: number, maxLookahead: 1, dynamicTokensEnabled: false };
  if (call !== "OR") {
    const prodType = call === "OPTION" ? "Option" : "Repetition";
    const theirs = own.buildLookaheadForOptional({ ...options, prodType });
    const decided = answers((reader) => option(ways.join(" ")).call(reader));
    expect(decided).toEqual(answers((reader) => theirs.call(reader)));
    expect(decided).toContain(true);
    return;
  }
  const theirs = own.buildLookaheadForAlternation({ ...options, hasPredicates: true });
  for (const closed of [undefined, ...ways.keys()]) {
    const gated: IOrAlt<unknown>[] = ways.map((way, at) => ({ GATE: () => at !== closed, ALT: () => way }));
    const decided = answers((reader) => choice(ways).call(reader, gated));
    expect(decided).toEqual(answers((reader) => theirs.call(reader, gated)));
    expect(decided.some((way) => way !== undefined)).toBe(true);
  }
});

it("knows all decisions of the grammar", () => {
  expect(DECISIONS, "stale: run `npm run generate`").toEqual(decisions());
});
