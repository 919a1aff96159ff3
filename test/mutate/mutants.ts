/**
 * Small changes to a source file that a test should notice: its text in; out, the text with every change built in, each behind
 * a number that is off until somebody sets it (`switch.ts`). A comparison turned round or moved by one, a condition that
 * always or never holds or is left out, one case of a list for all of them, a rule that finds nothing.
 */

import ts from "typescript";

export interface Mutant {
  readonly number: number;
  readonly line: number;
  /** The declaration at the top level it stands in. */
  readonly within: string;
  readonly from: string;
  readonly to: string;
  /** 2 for the second change that reads the same in one declaration. */
  readonly nth: number;
}

export interface Instrumented {
  readonly text: string;
  readonly mutants: readonly Mutant[];
}

/** What comes out is a boolean, so that the other one is the change. */
const OPPOSITES: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [ts.SyntaxKind.LessThanToken, ">="],
  [ts.SyntaxKind.LessThanEqualsToken, ">"],
  [ts.SyntaxKind.GreaterThanToken, "<="],
  [ts.SyntaxKind.GreaterThanEqualsToken, "<"],
]);

/** The same comparison, one further or one less. */
const NEIGHBOURS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.LessThanToken, "<="],
  [ts.SyntaxKind.LessThanEqualsToken, "<"],
  [ts.SyntaxKind.GreaterThanToken, ">="],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
]);

const CALLS: ReadonlyMap<string, string> = new Map([
  ["some", "every"],
  ["every", "some"],
]);

/** `first` is the number of the first change. */
export function instrumented(text: string, first: number): Instrumented {
  const file = ts.createSourceFile("mutated.ts", text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  return { text: emit(file), mutants };

  /** Out comes the number. */
  function add(node: ts.Node, from: string, to: string): number {
    const number = first + mutants.length;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    const within = declarationOf(node);
    const same = mutants.filter((each) => each.within === within && each.from === from && each.to === to);
    mutants.push({ number, line: line + 1, within, from, to, nth: same.length + 1 });
    return number;
  }

  function on(node: ts.Node, from: string, to: string): string {
    return `globalThis.changed(${add(node, from, to)})`;
  }

  function words(node: ts.Node): string {
    return node.getText(file).replace(/\s+/g, " ");
  }

  function emit(node: ts.Node): string {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return node.getText(file);
    if (ts.isBinaryExpression(node)) return binary(node);
    if (ts.isIfStatement(node)) return spliced(node, node.expression, condition);
    if (ts.isConditionalExpression(node)) return spliced(node, node.condition, condition);
    if (ts.isPropertyAccessExpression(node)) return quantifier(node) ?? spliced(node);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      return `(${on(node, words(node), words(node.operand))} !== ${spliced(node)})`;
    if (ts.isCallExpression(node)) return filtering(node) ?? spliced(node);
    if (isRule(node)) return `globalThis.rule(${add(node, words(node), "no rule")}, ${words(node)})`;
    return spliced(node);
  }

  function binary(node: ts.BinaryExpression): string {
    const { operatorToken } = node;
    const opposite = OPPOSITES.get(operatorToken.kind);
    if (opposite !== undefined) return comparison(node, opposite);
    if (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return logic(node, "||");
    return operatorToken.kind === ts.SyntaxKind.BarBarToken ? logic(node, "&&") : spliced(node);
  }

  function comparison(node: ts.BinaryExpression, opposite: string): string {
    const [left, right] = [words(node.left), words(node.right)];
    const turned = on(node, words(node), `${left} ${opposite} ${right}`);
    const neighbour = NEIGHBOURS.get(node.operatorToken.kind);
    const [a, b] = [emit(node.left), emit(node.right)];
    const own = `(${a}) ${node.operatorToken.getText(file)} (${b})`;
    if (neighbour === undefined) return `(${turned} !== (${own}))`;
    const moved = on(node, words(node), `${left} ${neighbour} ${right}`);
    return `(${turned} !== (${moved} ? (${a}) ${neighbour} (${b}) : ${own}))`;
  }

  function logic(node: ts.BinaryExpression, other: "&&" | "||"): string {
    const own = node.operatorToken.getText(file);
    const neutral = own === "&&" ? "holds" : "fails";
    const part = (operand: ts.Expression, rest: ts.Expression): string => {
      const inner = emit(operand);
      return `globalThis.${neutral}(${inner}, ${add(operand, words(node), words(rest))})`;
    };
    const [left, right] = [part(node.left, node.right), part(node.right, node.left)];
    const swapped = on(node, words(node), `${words(node.left)} ${other} ${words(node.right)}`);
    return `(${swapped} ? (${left}) ${other} (${right}) : (${left}) ${own} (${right}))`;
  }

  function condition(node: ts.Expression): string {
    const [always, never] = [on(node, words(node), "true"), on(node, words(node), "false")];
    return `((${emit(node)}) ? !${never} : ${always})`;
  }

  function quantifier(node: ts.PropertyAccessExpression): string | undefined {
    const other = CALLS.get(node.name.text);
    if (other === undefined) return undefined;
    const call = words(node.parent);
    const changed = on(node.name, call, call.replace(`.${node.name.text}(`, `.${other}(`));
    const dot = node.questionDotToken === undefined ? "" : "?.";
    return `${emit(node.expression)}${dot}[${changed} ? "${other}" : "${node.name.text}"]`;
  }

  function filtering(node: ts.CallExpression): string | undefined {
    const callee = node.expression;
    const [test] = node.arguments;
    if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "filter" || test === undefined) return;
    const all = on(test, words(node), words(callee.expression));
    return `${emit(callee)}(${all} ? () => true : ${emit(test)})`;
  }

  /** The node's text with the changes of its parts, one of them written by `other`. */
  function spliced<Part extends ts.Node>(node: ts.Node, part?: Part, other?: (part: Part) => string): string {
    let out = "";
    let at = node.getStart(file);
    ts.forEachChild(node, (child) => {
      out += text.slice(at, child.getStart(file));
      out += child === part && other !== undefined ? other(part) : emit(child);
      at = child.getEnd();
    });
    return out + text.slice(at, node.getEnd());
  }

  function declarationOf(node: ts.Node): string {
    let top = node;
    while (!ts.isSourceFile(top.parent)) top = top.parent;
    const named = ts.isVariableStatement(top) ? top.declarationList.declarations[0] : top;
    return named !== undefined && ts.isFunctionDeclaration(named)
      ? words(named.name ?? named)
      : nameOf(named);
  }

  function nameOf(node: ts.Node | undefined): string {
    return node !== undefined && ts.isVariableDeclaration(node) ? words(node.name) : "";
  }
}

/** A name in a list that is declared as `readonly Rule[]`. */
function isRule(node: ts.Node): boolean {
  const list = node.parent;
  if (!ts.isIdentifier(node) || !ts.isArrayLiteralExpression(list)) return false;
  return ts.isVariableDeclaration(list.parent) && list.parent.type?.getText() === "readonly Rule[]";
}
