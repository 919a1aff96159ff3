/** What must hold of a formatted text. In: a text without syntax problems. Out: what it becomes, after every invariant was held against it. */

import { expect } from "vitest";
import { format } from "../../grammar/format/format.ts";
import type { FormatOptions } from "../../grammar/format/page.ts";
import { parse, type Comment } from "../../grammar/index.ts";
import { tokenize } from "../../grammar/lexer.ts";
import { shape } from "./trees.ts";

/** Throws for a text that is refused. */
export function formatted(text: string, options: Partial<FormatOptions> = {}): string {
  const result = format(text, options);
  if (result.kind === "refused") throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.text;
}

export function expectSound(text: string, options: Partial<FormatOptions> = {}): string {
  const once = formatted(text, options);
  expect(parse("", once).problems).toEqual([]);
  expect(itemsOf(once)).toEqual(itemsOf(text));
  const [before, after] = [wordsOf(text), wordsOf(once)];
  // A `{` below its header goes up to it, past the comments between; nothing else changes places.
  const lowered = before.some(({ image, startsLine }) => image === "{" && startsLine);
  for (const part of lowered ? [comments, tokens] : [images, alone])
    expect(part(after)).toEqual(part(before));
  expect(formatted(once, options)).toBe(once);
  return once;
}

function itemsOf(text: string): unknown {
  return shape(parse("", text).file.items);
}

interface Word {
  readonly image: string;
  readonly comment: boolean;
  readonly startsLine: boolean;
}

/** Tokens and comments in order. */
function wordsOf(text: string): readonly Word[] {
  const comments: Comment[] = [];
  const { tokens } = tokenize(text, 0, text.length, { list: [], comments });
  return [
    ...tokens.map(({ image, startOffset }) => ({ image, start: startOffset, comment: false })),
    ...comments.map(({ span }) => ({
      image: text.slice(span.start, span.end).trimEnd(),
      start: span.start,
      comment: true,
    })),
  ]
    .toSorted((a, b) => a.start - b.start)
    .map(({ image, start, comment }) => ({
      image,
      comment,
      startsLine: /(?:^|[\r\n])[ \t\uFEFF]*$/.test(text.slice(Math.max(0, start - 400), start)),
    }));
}

const images = (words: readonly Word[]): readonly string[] => words.map(({ image }) => image);
const comments = (words: readonly Word[]): readonly string[] =>
  images(words.filter(({ comment }) => comment));
const tokens = (words: readonly Word[]): readonly string[] => images(words.filter(({ comment }) => !comment));
/** The comments that have a line of their own. */
const alone = (words: readonly Word[]): readonly string[] =>
  images(words.filter(({ comment, startsLine }) => comment && startsLine));
