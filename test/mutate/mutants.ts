/**
 * Small changes to a source file that a test should notice: its text in; out, the text with every change built in, each behind
 * a number that is off until somebody sets it. A comparison turned round, a condition that always or never holds, one case of
 * a list for all of them.
 */

import ts from "typescript";

export interface Mutant {
  readonly number: number;
  readonly line: number;
  readonly from: string;
  readonly to: string;
}

export interface Instrumented {
  readonly text: string;
  readonly mutants: readonly Mutant[];
}

/** What comes out is a boolean, so that the other one is the change. */
const COMPARISONS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [ts.SyntaxKind.LessThanToken, ">="],
  [ts.SyntaxKind.LessThanEqualsToken, ">"],
  [ts.SyntaxKind.GreaterThanToken, "<="],
  [ts.SyntaxKind.GreaterThanEqualsToken, "<"],
]);

const LOGIC: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.AmpersandAmpersandToken, "||"],
  [ts.SyntaxKind.BarBarToken, "&&"],
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

  /** Out comes the condition under which the change is on. */
  function add(node: ts.Node, to: string): string {
    const number = first + mutants.length;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    mutants.push({ number, line: line + 1, from: node.getText(file).replace(/\s+/g, " "), to });
    return `(globalThis.mutant === ${number})`;
  }

  function emit(node: ts.Node): string {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return node.getText(file);
    if (ts.isBinaryExpression(node)) return binary(node);
    if (ts.isPropertyAccessExpression(node)) {
      const other = CALLS.get(node.name.text);
      if (other === undefined) return spliced(node);
      const on = add(node.name, other);
      const dot = node.questionDotToken === undefined ? "" : "?.";
      return `${emit(node.expression)}${dot}[${on} ? "${other}" : "${node.name.text}"]`;
    }
    if (ts.isIfStatement(node)) return spliced(node, node.expression);
    if (ts.isConditionalExpression(node)) return spliced(node, node.condition);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      return `(${add(node, node.operand.getText(file))} !== ${spliced(node)})`;
    return spliced(node);
  }

  function binary(node: ts.BinaryExpression): string {
    const { kind } = node.operatorToken;
    const comparison = COMPARISONS.get(kind);
    if (comparison !== undefined) return `(${add(node.operatorToken, comparison)} !== (${spliced(node)}))`;
    const logic = LOGIC.get(kind);
    if (logic === undefined) return spliced(node);
    const on = add(node.operatorToken, logic);
    const [left, right] = [emit(node.left), emit(node.right)];
    return `(${on} ? (${left}) ${logic} (${right}) : (${left}) ${node.operatorToken.getText(file)} (${right}))`;
  }

  /** The node's text with the changes of its parts; its condition may always or never hold. */
  function spliced(node: ts.Node, condition?: ts.Expression): string {
    let out = "";
    let at = node.getStart(file);
    ts.forEachChild(node, (child) => {
      out += text.slice(at, child.getStart(file));
      if (child === condition) {
        const [always, never] = [add(child, "true"), add(child, "false")];
        out += `(${always} || (!${never} && (${emit(child)})))`;
      } else out += emit(child);
      at = child.getEnd();
    });
    return out + text.slice(at, node.getEnd());
  }
}
