/** Changes that no test can notice, each with the reason. `run.ts` fails when one is gone, or is noticed after all. */

export interface Equivalent {
  readonly file: string;
  readonly within: string;
  readonly from: string;
  readonly to: string;
  readonly nth: number;
  readonly why: string;
}

type Row = readonly [within: string, from: string, to: string, why: string, nth?: number];

const QUICKER = "two words are compared without making texts of them; the texts would say the same";
const NUMBERS = "a lifetime is a number by its type: the checker takes nothing else";

// prettier-ignore
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  "compiler/negotiate/compare.ts": [
    ["sameScalar", 'a.kind === "word" && b.kind === "word"', "false", QUICKER],
    ["sameScalar", 'a.kind === "word" && b.kind === "word"', 'b.kind === "word"', QUICKER],
    ["sameScalar", 'a.kind === "word" && b.kind === "word"', 'a.kind === "word"', QUICKER],
    ["sameScalar", 'a.kind === "word" && b.kind === "word"', 'a.kind === "word" || b.kind === "word"', QUICKER],
    ["sameScalar", 'a.kind === "word"', 'a.kind !== "word"', QUICKER],
    ["sameScalar", 'b.kind === "word"', 'b.kind !== "word"', QUICKER],
    ["sameScalar", "a === b || JSON.stringify(comparable(a)) === JSON.stringify(comparable(b))",
      "JSON.stringify(comparable(a)) === JSON.stringify(comparable(b))", "one value has one text"],
  ],
  "compiler/negotiate/proposal-check.ts": [
    ["lifetime", 'initiator.kind !== "number" || responder.kind !== "number"', "false", NUMBERS],
    ["lifetime", 'initiator.kind !== "number" || responder.kind !== "number"', 'responder.kind !== "number"', NUMBERS],
    ["lifetime", 'initiator.kind !== "number" || responder.kind !== "number"', 'initiator.kind !== "number"', NUMBERS],
    ["lifetime", 'initiator.kind !== "number" || responder.kind !== "number"',
      'initiator.kind !== "number" && responder.kind !== "number"', NUMBERS],
    ["keyLengths", "offer.bits >= mine.bits", "offer.bits > mine.bits",
      "two of a family with one length are the same cipher, and what both have is settled before"],
  ],
  "compiler/check/both-ends.ts": [
    ["disagree", "words.parameter === undefined", "false", "no parameter has no name, and what has no name has no unit"],
  ],
  "compiler/check/rules/manual/key-not-mirrored.ts": [
    ["kindOf", 'value.kind === "reference"', "true", "`none` is a word, which has no name to find a key by"],
  ],
  "compiler/check/rules/phase1/id-ikev1-types.ts": [
    ["idIkev1Types", "stated.value.some(isName)", "stated.value.every(isName)", "an end expects one identity: it is no list"],
    ["isName", 'scalar.kind === "identity" && scalar.type !== "address"', 'scalar.type !== "address"',
      "an identity by its type: the checker takes nothing else"],
  ],
  "compiler/check/rules/phase1/suite-combination.ts": [
    ["judge", 'own === undefined || judgePhase1(connection, id).verdict !== "agree"',
      'judgePhase1(connection, id).verdict !== "agree"',
      "a described device has nothing by itself: what agrees was written, and has a place"],
  ],
  "compiler/check/rules/policy/missing-counterpart.ts": [
    ["missingIn", "missing.length === 0", "false", "a shortcut: without it what is near is looked for in vain"],
  ],
};

export const EQUIVALENT: readonly Equivalent[] = Object.entries(ROWS).flatMap(([file, rows]) =>
  rows.map(([within, from, to, why, nth = 1]) => ({ file, within, from, to, why, nth })),
);
