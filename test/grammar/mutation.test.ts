/** Random damage: thousands of edits of characters and tokens, and none makes the parser throw, hang or leave its own text. */

import {
  array,
  assert,
  boolean,
  constantFrom,
  double,
  integer,
  oneof,
  property,
  record,
  string,
  type Arbitrary,
} from "fast-check";
import { expect, it } from "vitest";
import { children, parse, walk, type Comment, type SyntaxProblem } from "../../grammar/index.ts";
import { tokenize } from "../../grammar/lexer.ts";
import { exampleTexts, SAMPLES } from "../support/samples.ts";

const RUNS = Number(process.env["VPNC_MUTATIONS"] ?? 10_000);
const SEED = Number(process.env["VPNC_SEED"] ?? 20_111);

const texts = [...Object.values(SAMPLES), ...Object.values(exampleTexts())];
const pieces = texts.flatMap((text) => {
  const comments: Comment[] = [];
  const list: SyntaxProblem[] = [];
  return tokenize(text, 0, text.length, { comments, list }).tokens.map((token) => token.image);
});
const odd = [
  "\0",
  "\r",
  "\uFEFF",
  "\uD800",
  "\u{1F600}",
  "”",
  "→",
  "é",
  "\\",
  '"',
  "'",
  "#",
  "##",
  "/",
  "-",
  "<",
  "0x",
  "1.2.3",
  "::",
];

/** Cut points are fractions, so that one edit fits every text. */
const place = double({ min: 0, max: 1, noNaN: true });
const edit = record({
  kind: constantFrom("insert", "delete", "replace", "swap"),
  at: place,
  length: integer({ min: 1, max: 12 }),
  piece: oneof(constantFrom(...new Set(pieces)), constantFrom(...odd), string({ maxLength: 3 })),
});
type Edit = typeof edit extends Arbitrary<infer T> ? T : never;

function apply(text: string, { kind, at, length, piece }: Edit): string {
  const start = Math.floor(at * text.length);
  const [before, cut, after] = [
    text.slice(0, start),
    text.slice(start, start + length),
    text.slice(start + length),
  ];
  if (kind === "insert") return before + piece + cut + after;
  if (kind === "delete") return before + after;
  if (kind === "replace") return before + piece + after;
  return before + after.slice(0, length) + cut + after.slice(length);
}

function check(text: string): void {
  const { file, problems } = parse("random", text);
  expect(file.text).toBe(text);
  walk(file, (node) => {
    for (const child of children(node)) {
      if (
        child.span.start < node.span.start ||
        child.span.end > node.span.end ||
        child.span.end < child.span.start
      ) {
        throw new Error(`${child.kind} outside of ${node.kind}`);
      }
    }
  });
  for (const { span, message } of problems) {
    if (message.includes("out of place")) throw new Error(`the grammar is not total at ${span.start}`);
    if (!(span.start >= 0 && span.end >= span.start && span.end <= text.length))
      throw new Error(`bad span: ${message}`);
  }
}

it(`survives ${RUNS} random mutations`, { timeout: 600_000 }, () => {
  assert(
    property(constantFrom(...texts), array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
      check(edits.reduce(apply, text));
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

it("survives any string", () => {
  assert(
    property(string({ unit: "binary", maxLength: 200 }), (text) => check(text)),
    { numRuns: 1000, seed: SEED },
  );
});

it("never shows the content of a string, whatever is broken around it", () => {
  const secret = "qzx7vault wkj8stone";
  const text = `secret s = env("${secret}")\nsite a {\n  psk = "${secret}", x\n  peer "${secret}" {\n    id = fqdn("${secret}") 5\n  }\n}\n`;
  assert(
    property(
      place,
      constantFrom(...odd, "=", "{", "}", ")", "(", ",", ":", " "),
      boolean(),
      (at, piece, drop) => {
        const start = Math.floor(at * text.length);
        const broken = text.slice(0, start) + (drop ? "" : piece) + text.slice(start + 1);
        for (const { message, help, edit: repair } of parse("secret", broken).problems) {
          expect(`${message} ${help} ${repair?.text}`).not.toMatch(/qzx|wkj|vault|stone/);
        }
      },
    ),
    { numRuns: 3000, seed: SEED },
  );
});
