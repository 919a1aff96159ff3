/** `vpnc import FILE…`: foreign configuration to `.vpn`, with a word about all that is not in it, and a verdict about every pair. */

import { existsSync, lstatSync } from "node:fs";
import { createHash } from "node:crypto";
import { isSecretKey } from "../catalogue/secret-keys.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { renderContext, type RenderContext } from "../diagnostics/render/context.ts";
import { summarize, summaryText, type Summary } from "../diagnostics/render/summary.ts";
import { HostError } from "../host/host.ts";
import { slashed } from "../host/node.ts";
import { audit, type Audit } from "../import/audit.ts";
import { importFindings, maskTexts, shownTexts, type ShownText } from "../import/findings.ts";
import { importTexts, type Imported } from "../import/import.ts";
import type { Importer } from "../import/importer.ts";
import { IMPORTERS } from "../import/importers.ts";
import { recognize } from "../import/recognize.ts";
import { leftoverLines, secretLines, verdictLines } from "../import/report.ts";
import { baseName, joinPath, parentOf, relativePath, resolvePath } from "../source/paths.ts";
import { forPrograms } from "./for-programs.ts";
import { isForPrograms } from "./formats.ts";
import { hasFlag, optionText, type Invocation } from "./invocation.ts";
import { UsageError, type ExitStatus, type Io } from "./io.ts";
import { diagnosticFormat, isDecisive, statusOf, writeDiagnostics } from "./session.ts";
import { writeAll } from "./write.ts";

interface ForeignFile extends ShownText {
  readonly importer: Importer;
}

export async function importFiles(invocation: Invocation, io: Io): Promise<ExitStatus> {
  const files = readFiles(invocation, io);
  const target = outputPath(invocation, io);
  const imported = importTexts(
    files.map(({ file, text, importer }) => ({ source: { file, text }, importer })),
    { inlineSecrets: hasFlag(invocation, "inlineSecrets") },
  );
  const masked = maskTexts(files, imported);
  const texts = shownTexts(masked);
  const uri = target ?? joinPath(io.host.cwd, "<imported>.vpn");
  const judged = audit(imported, uri, texts, sha256);
  if (imported.entries.length > 0) {
    if (target === undefined) io.out.write(imported.text);
    else await writeText(target, imported);
  }
  const found = [...importFindings(imported, texts), ...judged.diagnostics];
  show({ found, imported, judged, context: contextOf(uri, imported, masked, io), target }, invocation, io);
  const status = statusOf(found, invocation);
  return status === 0 && imported.entries.length === 0 ? 1 : status;
}

/** All of them, before anything is said: one that cannot be read ends the run. */
function readFiles(invocation: Invocation, io: Io): readonly ForeignFile[] {
  const asked = [...new Set(invocation.arguments)];
  if (asked.length === 0) {
    throw new UsageError("no file was given", ["`vpnc import office.rsc` reads the export of a router"]);
  }
  const seen = new Map<string, string>();
  return asked.map((file) => {
    const uri = resolvePath(io.host.cwd, slashed(file));
    const twin = seen.get(uri);
    if (twin !== undefined) throw new UsageError(`\`${twin}\` and \`${file}\` are the same file`);
    seen.set(uri, file);
    const text = readForeign(uri, file, io);
    return { file, uri, text, importer: importerFor(file, text, invocation) };
  });
}

function readForeign(uri: string, file: string, io: Io): string {
  try {
    return io.host.readText(uri);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw new UsageError(`\`${file}\` cannot be read: ${error.message}`);
  }
}

const AUTO = "auto";

function importerFor(file: string, text: string, invocation: Invocation): Importer {
  const from = optionText(invocation, "from") ?? AUTO;
  const importer = from === AUTO ? recognize(text, IMPORTERS) : IMPORTERS.find(({ name }) => name === from);
  if (importer !== undefined) return importer;
  if (from !== AUTO) throw new UsageError(`\`--from ${from}\` is not in this version`);
  throw new UsageError(
    `it cannot be told what \`${file}\` is`,
    IMPORTERS.map(({ name, title }) => `if it is ${title}: \`--from ${name}\``),
  );
}

/** Relative to the working directory. */
function outputPath(invocation: Invocation, io: Io): string | undefined {
  const asked = optionText(invocation, "output");
  if (asked === undefined) return undefined;
  const path = resolvePath(io.host.cwd, slashed(asked));
  if (existsSync(path) || lstatSync(path, { throwIfNoEntry: false }) !== undefined) {
    throw new UsageError(`import replaces nothing, and \`${asked}\` is there already`, [
      "give another name, or take the old file away",
    ]);
  }
  return path;
}

async function writeText(path: string, { text, secrets }: Imported): Promise<void> {
  const secret = secrets.some(({ inline }) => inline);
  await writeAll(parentOf(path), [{ name: baseName(path), text, secret }]);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Foreign texts are masked as a whole, so their lines are shown as they are. */
function contextOf(uri: string, { text }: Imported, masked: readonly ShownText[], io: Io): RenderContext {
  const shown = new Map(masked.map((each) => [each.uri, each.text]));
  const context = renderContext(io.host.cwd, (at) => (at === uri ? text : shown.get(at)), isSecretKey);
  return { ...context, isMasked: (at) => shown.has(at) };
}

interface Shown {
  readonly found: readonly Diagnostic[];
  readonly imported: Imported;
  readonly judged: Audit;
  readonly context: RenderContext;
  readonly target: string | undefined;
}

function show(shown: Shown, invocation: Invocation, io: Io): void {
  const { found, imported, judged, context, target } = shown;
  const files = [...new Set(found.flatMap(({ place }) => place?.uri ?? []))];
  const count = (all: readonly Diagnostic[]): Summary =>
    summarize(all, invocation.arguments.length, judged.verdicts.length);
  const format = diagnosticFormat(invocation, io);
  if (isForPrograms(format)) {
    const summary = count(found);
    const decides = (severity: Diagnostic["severity"]): boolean => isDecisive(severity, invocation);
    io.err.write(forPrograms(format, { found, summary, files, isDecisive: decides, context }, io));
    return;
  }
  // What was left out is a list below: an excerpt for each line of a firewall would bury the rest.
  const told = found.filter(({ code }) => !LISTED.has(code));
  writeDiagnostics(told, context, invocation, io, { to: io.err, format });
  if (hasFlag(invocation, "quiet")) return;
  const parts = [leftoverLines(imported), secretLines(imported), verdictLines(judged.verdicts)];
  for (const lines of parts) if (lines.length > 0) io.err.write(`${lines.join("\n")}\n\n`);
  if (target !== undefined && imported.entries.length > 0)
    io.err.write(`wrote ${relativePath(io.host.cwd, target)}\n`);
  io.err.write(`${summaryText(count(told))}\n`);
}

const LISTED: ReadonlySet<string> = new Set(["import/unknown", "import/unsupported", "import/outside"]);
