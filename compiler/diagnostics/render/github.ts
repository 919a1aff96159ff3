/**
 * The rendering for GitHub Actions: a workflow command per finding, which becomes an annotation of the changed lines.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */

import type { Diagnostic, Severity } from "../diagnostic.ts";
import { locationOf, rangeOf, shownPath, type RenderContext } from "./context.ts";
import { harmless } from "./width.ts";

const COMMAND = { error: "error", warning: "warning", hint: "notice" } as const satisfies Readonly<
  Record<Severity, string>
>;

/** One line without a line break at the end. */
export function renderGithub(diagnostic: Diagnostic, context: RenderContext): string {
  const { code, severity, message, label, related, notes, help } = diagnostic;
  const lines = [
    message,
    ...(label === undefined ? [] : [label]),
    ...related.map((other) => `${locationOf(context, other.place)}: ${other.message}`),
    ...notes.map((note) => `note: ${note}`),
    ...(help === undefined ? [] : [`help: ${help}`]),
  ];
  const properties = [...placeProperties(diagnostic, context), ["title", code] as const]
    .map(([name, value]) => `${name}=${property(value)}`)
    .join(",");
  return `::${COMMAND[severity]} ${properties}::${data(lines.map(harmless).join("\n"))}`;
}

function placeProperties(
  { place }: Diagnostic,
  context: RenderContext,
): readonly (readonly [string, string])[] {
  if (place === undefined) return [];
  const { start, end } = rangeOf(context, place);
  const lines = [
    ["file", shownPath(context, place.uri)],
    ["line", `${start.line}`],
    ["endLine", `${end.line}`],
  ] as const;
  // Columns count only within one line, and the last one is marked, too.
  if (start.line !== end.line) return lines;
  return [...lines, ["col", `${start.column}`], ["endColumn", `${Math.max(start.column, end.column - 1)}`]];
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
