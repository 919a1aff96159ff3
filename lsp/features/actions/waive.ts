/** Accepting a finding: a waivable diagnostic in; for each declaration where a waiver would count, the edit that writes one. */

import type { Edit } from "../../../compiler/diagnostics/apply-fixes.ts";
import { entryOf } from "../../../compiler/diagnostics/catalogue/index.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import type { Analysis } from "../../../compiler/pipeline.ts";
import { policySubject } from "../../../compiler/resolve/flatten.ts";
import type { Place } from "../../../compiler/source/place.ts";
import { walk, type Declaration, type Policy, type SourceFile } from "../../../grammar/index.ts";

export interface WaiverEdit {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Nobody else knows the reason; until somebody writes it, it stands out in every report. */
export const REASON = "TODO: say why";

/** The declaration around the finding, and the tunnel, peer or policy that it is about; more would be a list to study. */
export function waiversFor(diagnostic: Diagnostic, place: Place, analysis: Analysis): readonly WaiverEdit[] {
  const { code, subjects, notes } = diagnostic;
  const isWaived = notes.some((note) => note.startsWith("waived: "));
  if (!entryOf(code).waivable || isWaived) return [];
  const found = subjects.flatMap((subject) => declarationOf(subject, analysis) ?? []);
  const around = found
    .filter(({ file, node }) => file.uri === place.uri && contains(node, place))
    .toSorted((a, b) => b.node.span.start - a.node.span.start)[0];
  const [about] = found.filter(({ isShared }) => !isShared);
  const chosen = [...new Set([around, about])].filter((each) => each !== undefined);
  return chosen.map(({ file, node, name, isShared }) => ({
    title: `waive \`${code}\` in ${name}${isShared ? ", for everything that uses it" : ""}`,
    edits: [waiverIn(node, file, `waive ${code} ${JSON.stringify(REASON)}`)],
  }));
}

interface Target {
  readonly file: SourceFile;
  readonly node: Declaration | Policy;
  readonly name: string;
  /** Others use it, too. */
  readonly isShared: boolean;
}

/** `tunnel one`, `peer hq.to-riga`, `policy /project/a.vpn:120`: the names that waivers go by. */
function declarationOf(subject: string, { files, symbols }: Analysis): Target | undefined {
  const symbol = symbols.declarations.get(subject);
  if (symbol !== undefined) {
    const file = files.get(symbol.place.uri);
    const isShared = symbol.kind !== "tunnel";
    return file && { file, node: symbol.node, name: `\`${subject}\``, isShared };
  }
  for (const file of files.values()) {
    const node = nested(subject, file);
    if (node === undefined) continue;
    const name = node.kind === "policy" ? "this policy" : `\`peer ${node.name?.text ?? ""}\``;
    return { file, node, name, isShared: false };
  }
  return undefined;
}

function nested(subject: string, file: SourceFile): Declaration | Policy | undefined {
  let found: Declaration | Policy | undefined;
  walk(file, (node, parents) => {
    const [, around] = parents;
    if (node.kind === "policy" && around?.kind === "declaration" && subject === policySubject(around, node))
      found = node;
    if (node.kind !== "declaration" || node.head.text !== "peer") return;
    const site = parents[1];
    const name = site?.kind === "declaration" ? site.name?.text : undefined;
    if (subject === `peer ${name ?? ""}.${node.name?.text ?? ""}`) found = node;
  });
  return found;
}

function contains({ span }: Declaration | Policy, place: Place): boolean {
  return span.start <= place.span.start && place.span.end <= span.end;
}

/** As the last entry of the block, indented as the one before it. */
function waiverIn({ block, span }: Declaration | Policy, { uri, text }: SourceFile, waiver: string): Edit {
  const newLine = text.includes("\r\n") ? "\r\n" : "\n";
  const outer = indentAt(text, span.start);
  const put = (offset: number, line: string): Edit => {
    return { place: { uri, span: { start: offset, end: offset } }, text: line };
  };
  if (block === undefined) {
    return put(span.end, ` {${newLine}${outer}  ${waiver}${newLine}${outer}}`);
  }
  const last = block.entries.at(-1);
  if (!/[\r\n]/.test(text.slice(block.span.start, block.span.end))) {
    return put(last?.span.end ?? block.span.start + 1, `  ${waiver}${last === undefined ? " " : ""}`);
  }
  const indent = last === undefined ? `${outer}  ` : indentAt(text, last.span.start);
  const close = block.span.end - 1;
  const lineStart = lineStartOf(text, close);
  const closesAlone = text.charAt(close) === "}" && text.slice(lineStart, close).trim() === "";
  if (closesAlone) return put(lineStart, `${indent}${waiver}${newLine}`);
  return put(last?.span.end ?? block.span.start + 1, `${newLine}${indent}${waiver}`);
}

function lineStartOf(text: string, offset: number): number {
  return Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}

function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStartOf(text, offset)))?.[0] ?? "";
}
