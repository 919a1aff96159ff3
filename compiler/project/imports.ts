/**
 * Follows the `import` lines of a set of files until no new file turns up: the texts, sorted, and what was wrong with the
 * imports. Only the order of paths decides the order of everything, never the order in which files were given.
 */

import type { Span } from "../../grammar/ast.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { report } from "../diagnostics/report.ts";
import type { Place } from "../source/place.ts";
import { cyclesOf, type ImportEdge } from "./import-cycles.ts";
import { baseName, isShipped, LIBRARY, parentOf, relativePath, resolvePath } from "../source/paths.ts";
import { STANDARD_LIBRARY } from "../std/texts.ts";
import type { SourceText } from "./project.ts";

export interface FoundImport {
  /** Unescaped. */
  readonly path: string;
  /** The string with its quotes. */
  readonly span: Span;
}

export type ImportsOf = (text: string) => readonly FoundImport[];

/** Reads a file, or says why not in a few words. */
export type ReadSource = (uri: string) => { readonly text: string } | { readonly reason: string };

/** Whether an import means the standard library, and no file beside the importing one. */
function isLibrary(path: string): boolean {
  return /^std(?:\/|$)/.test(path);
}

/** The file that an import in the file `from` means, be it there or not. */
export function importTarget(from: string, path: string): string {
  return isLibrary(path) ? `${LIBRARY}${path.slice("std/".length)}.vpn` : resolvePath(parentOf(from), path);
}

export interface FollowedImports {
  readonly files: readonly SourceText[];
  readonly diagnostics: readonly Diagnostic[];
}

const IMPORT_LINE = /^[ \t\uFEFF]*import[ \t]*("(?:[^"\\\r\n]|\\[^\r\n])*")/gm;

/**
 * Finds imports without parsing: an entry stands on one line and no token spans two, so a line that starts with
 * `import "…"` is one. The tree of a large project is built once, by the pipeline.
 */
export const importsOf: ImportsOf = (text) =>
  [...text.matchAll(IMPORT_LINE)].map((match) => {
    const literal = match[1] ?? "";
    const end = match.index + match[0].length;
    const path = literal.slice(1, -1).replace(/\\(.)/g, "$1");
    return { path, span: { start: end - literal.length, end } };
  });

export function followImports(first: readonly string[], read: ReadSource, find: ImportsOf): FollowedImports {
  const texts = new Map<string, string>();
  const edges: ImportEdge[] = [];
  const diagnostics: Diagnostic[] = [];
  const failed = new Map<string, string>();

  /** Whether the text is there now. */
  function open(uri: string): boolean {
    if (texts.has(uri)) return true;
    if (failed.has(uri)) return false;
    const result = read(uri);
    if ("reason" in result) failed.set(uri, result.reason);
    else texts.set(uri, result.text);
    return texts.has(uri);
  }

  const waiting = first.filter(open).toSorted();
  const visited = new Set(waiting);
  for (let uri = waiting.pop(); uri !== undefined; uri = waiting.pop()) {
    for (const { path, span } of find(texts.get(uri) ?? "")) {
      const place: Place = { uri, span };
      const target = importTarget(uri, path);
      if (isShipped(target)) {
        const text = STANDARD_LIBRARY.get(path);
        if (text === undefined) diagnostics.push(libraryMissing(path, place));
        else texts.set(target, text);
        continue;
      }
      if (path === "" || !open(target)) {
        diagnostics.push(importMissing(path, place, failed.get(target)));
        continue;
      }
      edges.push({ from: uri, to: target, place });
      if (!visited.has(target)) {
        visited.add(target);
        waiting.push(target);
      }
    }
  }

  for (const cycle of cyclesOf(edges)) diagnostics.push(importCycle(cycle));
  const files = [...texts].map(([uri, text]) => ({ uri, text }));
  return { files: files.toSorted((a, b) => compareText(a.uri, b.uri)), diagnostics };
}

/** By UTF-16 units: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function libraryMissing(path: string, place: Place): Diagnostic {
  const known = [...STANDARD_LIBRARY.keys()];
  const suggestion = nearest(path, known);
  return report("project/library-missing", {
    message: `the standard library has no \`${path}\``,
    place,
    label: "not in this version",
    notes: [`it has ${known.map((name) => `\`${name}\``).join(", ")}`],
    ...(suggestion === undefined ? {} : { help: `did you mean \`${suggestion}\`?` }),
  });
}

function importMissing(path: string, place: Place, reason: string | undefined): Diagnostic {
  const message = path === "" ? "this import names no file" : `the imported file \`${path}\` cannot be read`;
  return report("project/import-missing", { message, place, label: reason ?? "nothing can be read there" });
}

function importCycle(cycle: readonly ImportEdge[]): Diagnostic {
  const [first, ...others] = cycle;
  const names = cycle.map((edge) => nameFrom(first, edge.from));
  const chain = [...names, names[0]].map((name) => `\`${name}\``).join(" → ");
  const message = others.length === 0 ? `${names[0]} imports itself` : `files import each other in a circle`;
  return report("project/import-cycle", {
    message: `${message}: ${chain}`,
    place: first?.place,
    label: "the circle starts here",
    related: others.map((edge) => ({
      place: edge.place,
      message: `imports \`${nameFrom(first, edge.to)}\``,
    })),
  });
}

/** Paths in a message are relative to the file that the message is about. */
function nameFrom(first: ImportEdge | undefined, uri: string): string {
  return first === undefined ? baseName(uri) : relativePath(parentOf(first.from), uri);
}
