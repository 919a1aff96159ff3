/**
 * Builds values: names, lists and terms. In: CST nodes of `value-parser.ts`. Out: tree nodes; what is missing becomes
 * `undefined` and one problem, except next to a token that the lexer has already reported.
 */

import type { CstNode } from "chevrotain";
import type * as ast from "./ast.ts";
import { firstToken, nodeOf, nodeSpan, nodesOf, tokenOf, tokenSpan } from "./cst.ts";
import { fitted } from "./fitted.ts";
import * as literals from "./literals.ts";
import * as say from "./messages.ts";
import { report, type ProblemSink } from "./sink.ts";
import type { Token } from "./token.ts";

export function wordName(token: Token): ast.Name {
  return { kind: "name", text: token.image, quoted: false, span: tokenSpan(token) };
}

/** A `name` rule; a number or a word with a digit in front is reported, but kept as the name it was meant to be. */
export function buildName(node: CstNode | undefined, sink: ProblemSink): ast.Name | undefined {
  if (node === undefined) return undefined;
  const quoted = tokenOf(node, "String");
  if (quoted !== undefined) {
    return { kind: "name", text: literals.readString(quoted.image), quoted: true, span: tokenSpan(quoted) };
  }
  const token = tokenOf(node, "Word", "DigitWord", "Number", "Version");
  if (token === undefined) return undefined;
  const name = wordName(token);
  if (tokenOf(node, "Word") === undefined) report(sink, say.badName(token, name.span));
  return name;
}

export function stringTerm(token: Token): ast.StringTerm {
  return { kind: "string", value: literals.readString(token.image), on: undefined, span: tokenSpan(token) };
}

/** Reports what stands in the way, unless the lexer has. Returns whether there was something. */
export function reportStray(
  node: CstNode | undefined,
  expected: string,
  sink: ProblemSink,
  help?: string,
): boolean {
  const token = node === undefined ? undefined : firstToken(node);
  if (token === undefined) return false;
  if (!token.damaged) report(sink, say.unexpected(tokenSpan(token), say.describe(token), expected, help));
  return true;
}

/** `value` rule; `before` is the token it should follow, `of` names it in messages. */
export function buildValue(node: CstNode, before: Token, of: string, sink: ProblemSink): ast.Value {
  const arrow = tokenOf(node, "DoubleArrow");
  const count = sink.list.length;
  const left = buildList(nodeOf(node, "left"), before, of, sink);
  const right = nodeOf(node, "right");
  // A hole at both sides of `<->` is one missing value.
  const quiet = sink.list.length > count && left.length === 0;
  const rightTerms =
    arrow === undefined ? undefined : buildList(right, arrow, of, quiet ? { list: [] } : sink);
  return { kind: "value", left, right: rightTerms, span: valueSpan(node, left) };
}

/** Nearly every value is one term, and has its span. */
function valueSpan(node: CstNode, [only]: readonly ast.Term[]): ast.Span {
  const span = nodeSpan(node);
  return only?.span.start === span.start && only.span.end === span.end ? only.span : span;
}

/** The terms of a `list` rule; each hole between commas is reported at the comma before it. */
export function buildList(
  node: CstNode | undefined,
  before: Token,
  of: string,
  sink: ProblemSink,
): readonly ast.Term[] {
  const terms: ast.Term[] = [];
  if (node === undefined) return fitted(terms);
  const commas = node.children["Comma"] ?? [];
  let holes = 0;
  for (const [index, item] of nodesOf(node, "listItem").entries()) {
    const inner = nodeOf(item, "term");
    const term = inner === undefined ? undefined : buildTerm(inner, sink);
    if (term !== undefined) terms.push(term);
    const stray = reportStray(
      nodeOf(item, "spare"),
      inner === undefined ? `a value for ${of}` : "`,`, `<->` or the end of the line",
      sink,
    );
    if (inner !== undefined || stray) continue;
    holes += 1;
    // `a, , b` is one mistake; so is a list with nothing in it.
    if (holes === 1)
      report(sink, say.missingValue(tokenSpan((commas[index - 1] as Token | undefined) ?? before), of));
  }
  return fitted(terms);
}

/** `term` rule; `undefined` for a number the lexer refused. */
export function buildTerm(node: CstNode, sink: ProblemSink): ast.Term | undefined {
  for (const name in node.children) {
    const child = node.children[name]?.[0];
    if (child === undefined) continue;
    return "children" in child ? compound(child, sink) : literal(child as Token, sink);
  }
  return undefined;
}

function compound(node: CstNode, sink: ProblemSink): ast.Term | undefined {
  if (node.name === "path") return path(node, sink);
  if (node.name === "call") return call(node, sink);
  if (node.name === "from") return from(node, sink);
  return node.name === "word" ? word(node, sink) : place(node, sink);
}

/** A literal of one token. */
export function literal(token: Token, sink: ProblemSink): ast.Term | undefined {
  const span = tokenSpan(token);
  const text = token.image;
  switch (token.tokenType.name) {
    case "Number":
      return { kind: "number", value: literals.readNumber(text) ?? 0, span };
    case "Duration":
      return { kind: "duration", seconds: literals.readDuration(text) ?? 0, span };
    case "Size":
      return { kind: "size", bytes: literals.readSize(text) ?? 0, span };
    case "Hex":
      return { kind: "hex", digits: literals.readHex(text) ?? "", span };
    case "Range": {
      const range = literals.readRange(text);
      return range === undefined ? undefined : { kind: "range", low: range.low, high: range.high, span };
    }
    case "String":
      return stringTerm(token);
    case "BadNumber":
      return undefined;
    case "Version":
      report(sink, say.strayVersion(span, text));
      return undefined;
    default:
      return { kind: "word", text, version: undefined, on: undefined, span };
  }
}

function path(node: CstNode, sink: ProblemSink): ast.PathTerm | undefined {
  const token = tokenOf(node, "root");
  const dot = tokenOf(node, "Dot");
  if (token === undefined || dot === undefined) return undefined;
  const quoted = token.tokenType.name === "String";
  const text = quoted ? literals.readString(token.image) : token.image;
  const member = tokenOf(node, "member");
  if (member === undefined) report(sink, say.missing(tokenSpan(dot), "`.`", "a key, as in `left.lan`"));
  return {
    kind: "path",
    root: { kind: "name", text, quoted, span: tokenSpan(token) },
    member: member === undefined ? undefined : wordName(member),
    span: nodeSpan(node),
  };
}

function call(node: CstNode, sink: ProblemSink): ast.CallTerm | undefined {
  const callee = tokenOf(node, "Word");
  const open = tokenOf(node, "LParen");
  if (callee === undefined || open === undefined) return undefined;
  const list = nodeOf(node, "list");
  const of = `${say.describe(callee)}(…)`.replace("`(", "(").replace("…)", "…)`");
  const damaged = list !== undefined && (firstToken(list)?.damaged ?? false);
  const closed = tokenOf(node, "RParen") !== undefined;
  if (!closed && !damaged) report(sink, say.missing(tokenSpan(open), "the values of `(`", "`)`"));
  const terms = list === undefined ? [] : buildList(list, open, of, sink);
  return { kind: "call", callee: wordName(callee), arguments: terms, span: nodeSpan(node) };
}

function address(token: Token, on: ast.Name | undefined, span: ast.Span): ast.AddressTerm | undefined {
  const read = literals.readAddress(token.image);
  if (read === undefined) return undefined;
  // Spread, each would keep a list of properties aside.
  return { kind: "address", address: read.address, family: read.family, length: read.length, on, span };
}

function from(node: CstNode, sink: ProblemSink): ast.FromTerm {
  const span = nodeSpan(node);
  const token = tokenOf(node, "Address");
  const prefix = token === undefined ? undefined : address(token, undefined, tokenSpan(token));
  if (prefix === undefined && tokenOf(node, "BadNumber") === undefined) {
    report(sink, say.missingValue(span, "`from`", "write a prefix, as in `from 172.31.0.0/16`"));
  }
  return { kind: "from", prefix, span };
}

/** The `on NAME` part of a rule that has one. */
function interfaceOf(node: CstNode, sink: ProblemSink): ast.Name | undefined {
  const on = tokenOf(node, "On");
  if (on === undefined) return undefined;
  const name = buildName(nodeOf(node, "name"), sink);
  if (name === undefined) report(sink, say.missing(tokenSpan(on), "`on`", "the name of an interface"));
  return name;
}

function word(node: CstNode, sink: ProblemSink): ast.WordTerm | undefined {
  const token = tokenOf(node, "Word", "DigitWord");
  if (token === undefined) return undefined;
  const versionNode = nodeOf(node, "version");
  const version = versionNode && tokenOf(versionNode, "Version", "Number", "String");
  return {
    kind: "word",
    text: token.image,
    version: version && {
      kind: "version",
      text: version.tokenType.name === "String" ? literals.readString(version.image) : version.image,
      span: tokenSpan(version),
    },
    on: interfaceOf(node, sink),
    span: nodeSpan(node),
  };
}

function place(node: CstNode, sink: ProblemSink): ast.Term | undefined {
  const on = interfaceOf(node, sink);
  const span = nodeSpan(node);
  const string = tokenOf(node, "String");
  if (string !== undefined) return { ...stringTerm(string), on, span };
  const token = tokenOf(node, "Address");
  return token === undefined ? undefined : address(token, on, span);
}
