/**
 * Builds entries and items. In: CST nodes of `parser.ts`, inner ones first. Out: the typed tree, and one problem for every hole
 * and everything superfluous. A part that is missing is `undefined`.
 */

import type { CstNode } from "chevrotain";
import type * as ast from "./ast.ts";
import { isBlank } from "./characters.ts";
import {
  buildList,
  buildName,
  buildTerm,
  buildValue,
  literal,
  reportStray,
  stringTerm,
  wordName,
} from "./build-terms.ts";
import {
  choiceOf,
  entriesOf,
  firstToken,
  keepEntry,
  nodeOf,
  nodeSpan,
  nodesOf,
  tokenOf,
  tokenSpan,
} from "./cst.ts";
import { docAbove } from "./docs.ts";
import { fitted } from "./fitted.ts";
import * as say from "./messages.ts";
import { report, type ProblemSink } from "./sink.ts";
import type { Token } from "./token.ts";
import { TOP_HEADS } from "./tokens.ts";

export interface BuildContext extends ProblemSink {
  readonly text: string;
  readonly comments: readonly ast.Comment[];
  readonly items: ast.Item[];
  /** One problem is enough for all entries that lost their header. */
  orphaned: boolean;
}

const END = "the end of the line";

/** What the parser calls for each `entry` and `item`. */
export function take(node: CstNode, context: BuildContext): void {
  if (node.name === "item") return takeItem(node, context);
  const entry = buildEntry(node, context);
  if (entry !== undefined) keepEntry(node, entry);
}

function takeItem(node: CstNode, context: BuildContext): void {
  const child = choiceOf(node);
  const first = firstToken(node);
  if (child === undefined || first === undefined) return;
  if (!("children" in child) || child.name === "entry" || isLeftover(child, first, context)) {
    if (!context.orphaned && !first.damaged) report(context, say.outside(tokenSpan(first), first));
    context.orphaned = true;
  } else if (child.name === "import") context.items.push(buildImport(child, context));
  else if (child.name === "binding") context.items.push(buildBinding(child, context));
  else {
    const declaration = buildDeclaration(child, context, true);
    if (declaration === undefined) return;
    context.items.push(declaration);
    // What follows a misspelt head without a block is part of the same mistake.
    if (declaration.block === undefined && !TOP_HEADS.has(declaration.head.text)) context.orphaned = true;
  }
}

/** An indented `phase1 { … }` whose header is lost looks like a declaration without a name. */
function isLeftover(node: CstNode, first: Token, context: BuildContext): boolean {
  const before = context.text.charCodeAt(first.startOffset - 1);
  const indented = first.lineBreak && first.startOffset > 0 && isBlank(before) && before !== 0xfeff;
  return (
    indented && (context.orphaned || (node.name === "declaration" && nodeOf(node, "name") === undefined))
  );
}

function buildImport(node: CstNode, context: BuildContext): ast.Import {
  const path = tokenOf(node, "String");
  const stray = reportStray(nodeOf(node, "rest"), path === undefined ? "a path in quotes" : END, context);
  if (path === undefined && !stray) {
    report(context, say.missing(nodeSpan(node), "`import`", 'a path in quotes, as in `import "std/aws"`'));
  }
  return { kind: "import", path: path && stringTerm(path), span: nodeSpan(node) };
}

function buildBinding(node: CstNode, context: BuildContext): ast.Let | ast.Secret {
  const kind = tokenOf(node, "Let") === undefined ? "secret" : "let";
  const key = tokenOf(node, "Key");
  const name = key === undefined ? buildName(nodeOf(node, "name"), context) : wordName(key);
  const equals = tokenOf(node, "Equals");
  const of = name === undefined || name.quoted ? `this \`${kind}\`` : `\`${name.text}\``;
  const value = assigned(node, of, context);
  if (equals === undefined) {
    const expected = name === undefined ? "a name" : "`=` and a value";
    const stray = reportStray(nodeOf(node, "rest"), expected, context);
    if (!stray)
      report(context, say.missing(nodeSpan(node), name === undefined ? `\`${kind}\`` : of, expected));
  } else if (name === undefined) report(context, say.missing(nodeSpan(node), `\`${kind}\``, "a name"));
  const span = nodeSpan(node);
  return { kind, name, value, doc: docAbove(context.text, context.comments, span.start), span };
}

/** The `= value` of a rule, with what stands after it. */
function assigned(node: CstNode, of: string, context: BuildContext): ast.Value | undefined {
  const equals = tokenOf(node, "Equals");
  if (equals === undefined) return undefined;
  const valueNode = nodeOf(node, "value");
  const value = valueNode === undefined ? undefined : buildValue(valueNode, equals, of, context);
  const expected = value === undefined ? `a value for ${of}` : `${END} or another \`key = value\``;
  const stray = reportStray(nodeOf(node, "rest"), expected, context);
  if (value === undefined && !stray) report(context, say.missingValue(tokenSpan(equals), of));
  const empty = value !== undefined && value.left.length === 0 && value.right === undefined;
  return empty ? undefined : value;
}

function buildEntry(node: CstNode, context: BuildContext): ast.Entry | undefined {
  const child = choiceOf(node);
  if (child === undefined || !("children" in child)) return undefined;
  switch (child.name) {
    case "property":
      return buildProperty(child, context);
    case "policy":
      return buildPolicy(child, context);
    case "waiver":
      return buildWaiver(child, context);
    case "packet":
      return buildPacket(child, context);
    case "declaration":
      return buildDeclaration(child, context, false);
    default:
      reportStray(child, "a `key = value`, a nested block or `}`", context);
      return undefined;
  }
}

function buildProperty(node: CstNode, context: BuildContext): ast.Property | undefined {
  const key = tokenOf(node, "Key");
  if (key === undefined) return undefined;
  const value = assigned(node, say.describe(key), context);
  return { kind: "property", key: wordName(key), value, span: nodeSpan(node) };
}

function buildDeclaration(node: CstNode, context: BuildContext, top: boolean): ast.Declaration | undefined {
  const head = tokenOf(node, "Word");
  if (head === undefined) return undefined;
  const known = TOP_HEADS.has(head.image);
  if (top && !known) report(context, say.unknownDeclaration(tokenSpan(head), head));
  const [first, second] = nodesOf(node, "name").map((name) => buildName(name, context));
  const name = second ?? first;
  const ends = buildEnds(nodeOf(node, "ends"), context);
  const extendsToken = tokenOf(node, "Extends");
  const base = buildName(nodeOf(node, "base"), context);
  if (extendsToken !== undefined && base === undefined) {
    report(context, say.missing(tokenSpan(extendsToken), "`extends`", "the name of what it extends"));
  }
  const blockNode = nodeOf(node, "block");
  const needsBlock = blockNode === undefined && head.image !== "failover";
  const nameless = top && known && name === undefined;
  const expected = nameless
    ? "a name"
    : needsBlock
      ? top
        ? "`{`"
        : "`=` or `{`"
      : "`{` or the end of the line";
  const stray = reportStray(nodeOf(node, "rest"), expected, context);
  if (!stray && nameless) report(context, say.missing(tokenSpan(head), say.describe(head), "a name"));
  else if (!stray && needsBlock && (known || !top)) {
    report(context, say.missing(nodeSpan(node), `this ${say.describe(head)}`, expected));
  }
  const block = buildBlock(blockNode, head, context);
  const doc = docAbove(context.text, context.comments, head.startOffset);
  const variant = second === undefined ? undefined : first;
  return {
    kind: "declaration",
    head: wordName(head),
    variant,
    name,
    ends,
    extends: base,
    block,
    doc,
    span: nodeSpan(node),
  };
}

function buildEnds(node: CstNode | undefined, context: BuildContext): ast.Ends | undefined {
  if (node === undefined) return undefined;
  const colon = tokenOf(node, "Colon");
  const arrow = tokenOf(node, "DoubleArrow");
  const left = names(nodeOf(node, "left"), colon, context);
  const right = arrow === undefined ? undefined : names(nodeOf(node, "right"), arrow, context);
  return { kind: "ends", left, right, span: nodeSpan(node) };
}

function names(
  node: CstNode | undefined,
  before: Token | undefined,
  context: BuildContext,
): readonly ast.Name[] {
  if (node === undefined || before === undefined) return [];
  const commas = node.children["Comma"] ?? [];
  const found: ast.Name[] = [];
  let reported = false;
  for (const [index, item] of nodesOf(node, "nameItem").entries()) {
    const name = buildName(nodeOf(item, "name"), context);
    if (name !== undefined) found.push(name);
    const stray = reportStray(
      nodeOf(item, "spare"),
      name === undefined ? "a name" : "`,`, `<->`, `extends` or `{`",
      context,
    );
    if (name !== undefined || stray || reported) continue;
    const token = (commas[index - 1] as Token | undefined) ?? before;
    report(context, say.missing(tokenSpan(token), say.describe(token), "the name of an end"));
    reported = true;
  }
  return fitted(found);
}

function buildBlock(node: CstNode | undefined, head: Token, context: BuildContext): ast.Block | undefined {
  if (node === undefined) return undefined;
  const open = tokenOf(node, "LBrace");
  const span = nodeSpan(node);
  if (open === undefined)
    report(context, say.missing(tokenSpan(head), `the header of ${say.describe(head)}`, "`{`"));
  else if (tokenOf(node, "RBrace") === undefined) {
    report(context, say.unclosedBlock(tokenSpan(open), say.describe(head)));
  }
  return { kind: "block", entries: entriesOf(node), span };
}

function buildPolicy(node: CstNode, context: BuildContext): ast.Policy | undefined {
  const keyword = tokenOf(node, "Policy");
  if (keyword === undefined) return undefined;
  const arrow = tokenOf(node, "DoubleArrow", "Arrow");
  const count = context.list.length;
  const left = buildList(nodeOf(node, "left"), keyword, "the first side of `policy`", context);
  const sink = context.list.length > count ? { list: [] } : context;
  const right =
    arrow === undefined ? [] : buildList(nodeOf(node, "right"), arrow, "the second side of `policy`", sink);
  const expected = arrow === undefined ? "`<->` or `->` and the other side" : "`{` or the end of the line";
  const stray = reportStray(nodeOf(node, "rest"), expected, context);
  if (arrow === undefined && !stray && context.list.length === count) {
    report(context, say.missing(tokenSpan(keyword), "the first side of `policy`", expected));
  }
  const block = buildBlock(nodeOf(node, "block"), keyword, context);
  const doc = docAbove(context.text, context.comments, keyword.startOffset);
  const arrowText = arrow === undefined ? undefined : arrow.image === "->" ? "->" : "<->";
  return { kind: "policy", left, arrow: arrowText, right, block, doc, span: nodeSpan(node) };
}

function buildWaiver(node: CstNode, context: BuildContext): ast.Waiver {
  const code = tokenOf(node, "Code", "Word");
  const reason = tokenOf(node, "String");
  const expected = code === undefined ? "a code" : reason === undefined ? "a reason in quotes" : END;
  const stray = reportStray(nodeOf(node, "rest"), expected, context);
  const span = nodeSpan(node);
  if (!stray && (code === undefined || reason === undefined)) {
    report(context, say.missing(span, code === undefined ? "`waive`" : "the code", expected));
  }
  return { kind: "waiver", code: code && wordName(code), reason: reason && stringTerm(reason), span };
}

function buildPacket(node: CstNode, context: BuildContext): ast.Packet {
  const site = buildName(nodeOf(node, "site"), context);
  const [sourceNode, destinationNode] = [nodeOf(node, "source"), nodeOf(node, "destination")];
  const source = sourceNode && buildTerm(sourceNode, context);
  const destination = destinationNode && buildTerm(destinationNode, context);
  const conditions: ast.Term[] = [];
  for (const child of nodesOf(node, "condition")) {
    const token = choiceOf(child);
    const term = token === undefined || "children" in token ? undefined : literal(token as Token, context);
    if (term !== undefined) conditions.push(term);
  }
  const verdict = fitted(nodesOf(node, "verdict").flatMap((name) => buildName(name, context) ?? []));
  const parts: readonly (readonly [unknown, string])[] = [
    [site, "the site where the packet starts"],
    [tokenOf(node, "Colon"), "`:` after the site"],
    [sourceNode, "a source address"],
    [tokenOf(node, "Arrow"), "`->` after the source address"],
    [destinationNode, "a destination address"],
    [tokenOf(node, "FatArrow"), "`=>` and a verdict"],
    [verdict[0], "a verdict after `=>`"],
  ];
  const expected = parts.find(([part]) => part === undefined)?.[1];
  const stray = reportStray(nodeOf(node, "rest"), expected ?? END, context);
  const span = nodeSpan(node);
  if (!stray && expected !== undefined) report(context, say.missing(span, "this `packet`", expected));
  return { kind: "packet", site, source, destination, conditions: fitted(conditions), verdict, span };
}
