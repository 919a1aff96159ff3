/** The rendering for logs: one line that says where and what, then indented lines; no colours, no width, no excerpts. */

import type { Diagnostic } from "../diagnostic.ts";
import { locationOf, type RenderContext } from "./context.ts";
import { harmless } from "./width.ts";

/** Lines without a line break at the end. */
export function renderPlain(diagnostic: Diagnostic, context: RenderContext): string {
  const { place, label, severity, code, message, help } = diagnostic;
  const where = place === undefined ? "" : `${locationOf(context, place)}: `;
  const lines = [`${where}${severity}[${code}]: ${harmless(message)}`];
  if (place !== undefined && label !== undefined) lines.push(`  ${where}${harmless(label)}`);
  for (const other of diagnostic.related) {
    lines.push(`  ${locationOf(context, other.place)}: ${harmless(other.message)}`);
  }
  for (const note of diagnostic.notes) lines.push(`  note: ${harmless(note)}`);
  if (help !== undefined) lines.push(`  help: ${harmless(help)}`);
  return lines.join("\n");
}
