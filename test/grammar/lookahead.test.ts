/** The grammar's decisions by the next token against Chevrotain's own, for every decision and every token. */

import { Alternation, EOF, LLkLookaheadStrategy, NonTerminal, type IProduction, type Rule } from "chevrotain";
import { expect, it } from "vitest";
import { BY_NEXT_TOKEN } from "../../grammar/lookahead.ts";
import { VpnParser } from "../../grammar/parser.ts";
import { VOCABULARY } from "../../grammar/tokens.ts";

const OPTIONAL = ["Option", "Repetition", "RepetitionMandatory"] as const;
const own = new LLkLookaheadStrategy({ maxLookahead: 1 });
const rules = Object.values(new VpnParser({ skipValidations: true }).getGAstProductions());

interface Part extends IProduction {
  readonly idx: number;
}

function partsOf({ definition }: { readonly definition: readonly IProduction[] }): readonly Part[] {
  return definition.flatMap((part) => {
    if (part instanceof NonTerminal || !("definition" in part)) return [];
    const group = part as unknown as Part & Pick<Rule, "definition">;
    return [group, ...partsOf(group)];
  });
}

/** What a decision says to each token. */
function answers(
  decision: (...given: never[]) => unknown,
  given: readonly unknown[] = [],
): readonly unknown[] {
  return [...VOCABULARY, EOF].map((type) => {
    const parser = { LA_FAST: () => ({ tokenTypeIdx: type.tokenTypeIdx }) };
    return Reflect.apply(decision, parser, given);
  });
}

it.each(rules.map((rule) => [rule.name, rule] as const))("decides in `%s` as Chevrotain does", (_, rule) => {
  for (const part of partsOf(rule)) {
    const options = { rule, prodOccurrence: part.idx, maxLookahead: 1, dynamicTokensEnabled: false };
    if (part instanceof Alternation) {
      // Which gates are open is all that depends on more than the token.
      for (const closed of [-1, ...part.definition.keys()]) {
        const ways = part.definition.map((way, index) => ({ GATE: () => index !== closed, ALT: () => way }));
        const asked = { ...options, hasPredicates: closed >= 0 };
        const decided = answers(BY_NEXT_TOKEN.buildLookaheadForAlternation(asked), [ways]);
        expect(decided).toEqual(answers(own.buildLookaheadForAlternation(asked), [ways]));
        expect(decided.some((index) => index !== undefined)).toBe(true);
      }
    }
    const prodType = OPTIONAL.find((name) => name === part.constructor.name);
    if (prodType === undefined) continue;
    const decided = answers(BY_NEXT_TOKEN.buildLookaheadForOptional({ ...options, prodType }));
    expect(decided).toEqual(answers(own.buildLookaheadForOptional({ ...options, prodType })));
    expect(decided).toContain(true);
  }
});

it("knows all decisions of the grammar", () => {
  const kinds = new Set(rules.flatMap(partsOf).map((part) => part.constructor.name));
  expect([...kinds].toSorted()).toEqual(["Alternation", "Alternative", ...OPTIONAL].toSorted());
});
