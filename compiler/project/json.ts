/** Reads JSON into a tree that remembers where every value stands, so that a mistake in `vpnc.json` can be pointed at. */

import type { Span } from "../../grammar/ast.ts";

export type JsonNode =
  | { readonly kind: "object"; readonly members: readonly JsonMember[]; readonly span: Span }
  | { readonly kind: "array"; readonly items: readonly JsonNode[]; readonly span: Span }
  | { readonly kind: "string"; readonly value: string; readonly span: Span }
  | { readonly kind: "other"; readonly value: number | boolean | null; readonly span: Span };

export interface JsonMember {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: JsonNode;
}

export type JsonResult =
  | { readonly ok: true; readonly node: JsonNode }
  | { readonly ok: false; readonly message: string; readonly span: Span };

/** Deeper documents are refused instead of exhausting the stack. */
const MAX_DEPTH = 100;

class JsonProblem extends Error {
  readonly span: Span;
  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}

export function parseJson(text: string): JsonResult {
  try {
    return { ok: true, node: readDocument(text) };
  } catch (error) {
    if (error instanceof JsonProblem) return { ok: false, message: error.message, span: error.span };
    throw error;
  }
}

const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const ATOM = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;
const BLANK = /[ \t\r\n]*/y;

function readDocument(text: string): JsonNode {
  let at = 0;

  function match(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  }

  function peek(): string | undefined {
    match(BLANK);
    return text[at];
  }

  function take(mark: string): boolean {
    if (peek() !== mark) return false;
    at++;
    return true;
  }

  function fail(expected: string): never {
    const found = peek();
    const what = found === undefined ? "the file ends" : `there is \`${found}\``;
    throw new JsonProblem(`expected ${expected}, but here ${what}`, {
      start: at,
      end: Math.min(at + 1, text.length),
    });
  }

  function readString(expected: string): { value: string; span: Span } {
    if (peek() !== '"') fail(expected);
    const start = at;
    const raw = match(STRING);
    if (raw === undefined) {
      throw new JsonProblem("this string is not closed, or has a bad escape", { start, end: start + 1 });
    }
    return { value: String(JSON.parse(raw)), span: { start, end: at } };
  }

  function readObject(depth: number, start: number): JsonNode {
    const members: JsonMember[] = [];
    if (!take("}")) {
      do {
        const key = readString('a key in `"`');
        if (!take(":")) fail("`:`");
        members.push({ key: key.value, keySpan: key.span, value: readValue(depth + 1) });
      } while (take(","));
      if (!take("}")) fail("`,` or `}`");
    }
    return { kind: "object", members, span: { start, end: at } };
  }

  function readArray(depth: number, start: number): JsonNode {
    const items: JsonNode[] = [];
    if (!take("]")) {
      do items.push(readValue(depth + 1));
      while (take(","));
      if (!take("]")) fail("`,` or `]`");
    }
    return { kind: "array", items, span: { start, end: at } };
  }

  function readValue(depth: number): JsonNode {
    if (depth > MAX_DEPTH) fail("less nesting");
    const mark = peek();
    const start = at;
    if (mark === '"') return { kind: "string", ...readString("a string") };
    if (take("{")) return readObject(depth, start);
    if (take("[")) return readArray(depth, start);
    const atom = match(ATOM);
    if (atom === undefined) return fail("a value");
    const value: number | boolean | null = JSON.parse(atom);
    return { kind: "other", value, span: { start, end: at } };
  }

  const node = readValue(0);
  if (peek() !== undefined) fail("the end of the file");
  return node;
}
