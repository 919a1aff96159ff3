/** One damaged line never changes another declaration: every token and every line of every sample is deleted once. */

import { describe, expect, it } from "vitest";
import {
  parse,
  walk,
  type Comment,
  type Item,
  type Property,
  type SyntaxProblem,
} from "../../grammar/index.ts";
import { tokenize } from "../../grammar/lexer.ts";
import { exampleTexts, KITCHEN_SINK, SAMPLES } from "../support/samples.ts";
import { entryPaths, itemKey, shape } from "../support/trees.ts";

interface Cut {
  readonly start: number;
  readonly end: number;
}

function tokenCuts(text: string): Cut[] {
  const comments: Comment[] = [];
  const list: SyntaxProblem[] = [];
  const { tokens } = tokenize(text, 0, text.length, { comments, list });
  return tokens.map((token) => ({ start: token.startOffset, end: token.endOffset + 1 }));
}

function lineCuts(text: string): Cut[] {
  const cuts: Cut[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline + 1;
    cuts.push({ start, end });
    start = end;
  }
  return cuts;
}

/** The damaged item reaches from the end of the one before it to its own end. */
function owner(items: readonly Item[], cut: Cut): Item | undefined {
  return items.find((item) => cut.start < item.span.end);
}

const trees = (items: readonly Item[]): Map<string, string> =>
  new Map(items.map((item) => [itemKey(item), JSON.stringify(shape(item))]));

function losses(text: string, cuts: readonly Cut[]): string[] {
  const whole = parse("whole", text).file;
  const before = trees(whole.items);
  const lost: string[] = [];
  for (const cut of cuts) {
    const after = trees(parse("cut", text.slice(0, cut.start) + text.slice(cut.end)).file.items);
    const own = owner(whole.items, cut);
    for (const [key, tree] of before) {
      if (own !== undefined && key === itemKey(own)) continue;
      if (after.get(key) !== tree)
        lost.push(`${JSON.stringify(text.slice(cut.start, cut.end))} at ${cut.start}: ${key}`);
    }
  }
  return lost;
}

describe.each(Object.entries({ ...SAMPLES, ...exampleTexts() }))("%s", (_, text) => {
  it("survives the loss of any token", () => {
    expect(losses(text, tokenCuts(text))).toEqual([]);
  });

  it("survives the loss of any line", () => {
    expect(losses(text, lineCuts(text))).toEqual([]);
  });
});

const paths = (item: Item | undefined): string[] =>
  item?.kind === "declaration" ? entryPaths(item.block) : [];

describe("a missing value", () => {
  const whole = parse("whole", KITCHEN_SINK).file;
  const properties: { property: Property; item: Item }[] = [];
  for (const item of whole.items) {
    walk(item, (node) => void (node.kind === "property" && properties.push({ property: node, item })));
  }

  it("is one problem and loses no entry, whichever it is", () => {
    expect(properties.length).toBeGreaterThan(80);
    for (const { property, item } of properties) {
      const { start, end } = property.value?.span ?? property.span;
      const { file, problems } = parse("cut", KITCHEN_SINK.slice(0, start) + KITCHEN_SINK.slice(end));
      expect(problems.map(({ code }) => code)).toEqual(["syntax/missing-value"]);
      expect(file.items.map(itemKey)).toEqual(whole.items.map(itemKey));
      expect(paths(file.items[whole.items.indexOf(item)])).toEqual(paths(item));
    }
  });
});
