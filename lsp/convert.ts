/** From the language service to the protocol: offsets become positions, severities numbers, paths URIs. */

import type { Diagnostic, DiagnosticRelatedInformation, Position, Range } from "vscode-languageserver";
import type { Severity } from "../compiler/diagnostics/diagnostic.ts";
import type { LineTable } from "../compiler/source/lines.ts";
import type { Place } from "../compiler/source/place.ts";
import type { Span } from "../grammar/index.ts";
import type { Code } from "../compiler/diagnostics/catalogue/index.ts";
import type { ShownDiagnostic } from "./features/diagnostics.ts";

/** What places need to become ranges; a text that cannot be read shows as its first character. */
export interface Texts {
  readonly linesOf: (path: string) => LineTable | undefined;
  readonly uriOf: (path: string) => string;
}

const SEVERITY = { error: 1, warning: 2, hint: 4 } as const satisfies Readonly<Record<Severity, number>>;

export interface DiagnosticOptions {
  readonly path: string;
  readonly texts: Texts;
  /** An editor that shows no related places gets them as lines of the message. */
  readonly showsRelated: boolean;
  readonly pageOf: ((code: Code) => string | undefined) | undefined;
}

export function toDiagnostic(
  { code, severity, span, message, related }: ShownDiagnostic,
  { path, texts, showsRelated, pageOf }: DiagnosticOptions,
): Diagnostic {
  const href = pageOf?.(code);
  const base = {
    ...(href === undefined ? {} : { codeDescription: { href } }),
    range: toRange(span, texts.linesOf(path)),
    severity: SEVERITY[severity],
    source: "vpnc",
    code,
  };
  if (related.length === 0) return { ...base, message };
  if (showsRelated) {
    return { ...base, message, relatedInformation: related.map((other) => toRelated(other, texts)) };
  }
  const lines = related.map((other) => `${placeInWords(other.place, texts)}: ${other.message}`);
  return { ...base, message: [message, ...lines].join("\n") };
}

function toRelated(
  { place, message }: { readonly place: Place; readonly message: string },
  texts: Texts,
): DiagnosticRelatedInformation {
  const range = toRange(place.span, texts.linesOf(place.uri));
  return { location: { uri: texts.uriOf(place.uri), range }, message };
}

function placeInWords({ uri, span }: Place, texts: Texts): string {
  const line = texts.linesOf(uri)?.positionAt(span.start).line ?? 1;
  return `${uri.slice(uri.lastIndexOf("/") + 1)}:${line}`;
}

/** A client may say where the link of a code leads: `{ "codeHref": "command:explain?{code}" }`. */
export function pageFrom(initializationOptions: unknown): ((code: Code) => string) | undefined {
  if (typeof initializationOptions !== "object" || initializationOptions === null) return undefined;
  const template: unknown = Reflect.get(initializationOptions, "codeHref");
  return typeof template === "string"
    ? (code) => template.replaceAll("{code}", encodeURIComponent(code))
    : undefined;
}

/** Whether a client says that it has the extension's commands: `{ "commands": true }`. */
export function commandsIn(initializationOptions: unknown): boolean {
  if (typeof initializationOptions !== "object" || initializationOptions === null) return false;
  return Reflect.get(initializationOptions, "commands") === true;
}

export function toRange({ start, end }: Span, lines: LineTable | undefined): Range {
  return { start: toPosition(start, lines), end: toPosition(end, lines) };
}

/** The protocol counts from 0, the compiler's tables from 1; both in UTF-16 units. */
function toPosition(offset: number, lines: LineTable | undefined): Position {
  const { line, column } = lines?.positionAt(offset) ?? { line: 1, column: 1 };
  return { line: line - 1, character: column - 1 };
}

export function toOffset({ line, character }: Position, lines: LineTable): number {
  return lines.offsetAt({ line: line + 1, column: character + 1 });
}
