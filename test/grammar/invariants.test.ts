/** What holds for every text: spans nest and are in order, and tokens, comments and blanks reproduce the text. */

import { describe, expect, it } from "vitest";
import { children, parse, walk, type Comment } from "../../grammar/index.ts";
import { tokenize } from "../../grammar/lexer.ts";
import { VpnParser } from "../../grammar/parser.ts";
import type { SyntaxProblem } from "../../grammar/index.ts";
import { exampleTexts, KITCHEN_SINK, SAMPLES } from "../support/samples.ts";

const texts = Object.entries({ ...SAMPLES, ...exampleTexts(), KITCHEN_SINK });

describe.each(texts)("%s", (name, text) => {
  it("has no problem", () => {
    expect(parse(name, text).problems).toEqual([]);
  });

  it("has child spans inside their parents and in order", () => {
    walk(parse(name, text).file, (node) => {
      let last = node.span.start;
      for (const child of children(node)) {
        expect(child.span.start).toBeGreaterThanOrEqual(last);
        expect(child.span.end).toBeGreaterThanOrEqual(child.span.start);
        last = child.span.end;
      }
      expect(node.span.end).toBeGreaterThanOrEqual(last);
    });
  });

  it("is its tokens, comments and blanks", () => {
    const comments: Comment[] = [];
    const list: SyntaxProblem[] = [];
    const { tokens } = tokenize(text, 0, text.length, { list, comments });
    const spans = [
      ...tokens.map((token) => ({ start: token.startOffset, end: token.endOffset + 1 })),
      ...comments.map((comment) => comment.span),
    ].toSorted((a, b) => a.start - b.start);
    for (const token of tokens) expect(text.slice(token.startOffset, token.endOffset + 1)).toBe(token.image);
    let end = 0;
    for (const span of spans) {
      expect(text.slice(end, span.start)).toMatch(/^\s*$/);
      end = span.end;
    }
    expect(text.slice(end)).toMatch(/^\s*$/);
  });

  it("reads the same with CRLF, lone CR and a byte order mark", () => {
    const plain = parse(name, text).file.items.length;
    for (const variant of [text.replaceAll("\n", "\r\n"), text.replaceAll("\n", "\r"), `\uFEFF${text}`]) {
      const { file, problems } = parse(name, variant);
      expect(problems).toEqual([]);
      expect(file.items.length).toBe(plain);
    }
  });
});

it("passes Chevrotain's own checks of the grammar", () => {
  expect(() => new VpnParser({ analyse: true })).not.toThrow();
});
