/** `vpnc fmt`: brings files into the one layout, each by itself. */

import { format } from "../../grammar/format/format.ts";
import { parse } from "../../grammar/index.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { counted, summarize } from "../diagnostics/render/summary.ts";
import { fromSyntax } from "../diagnostics/syntax.ts";
import { byteOrderMark, decodeText } from "../host/node.ts";
import { HostError } from "../host/host.ts";
import type { SourceText } from "../project/project.ts";
import { loadSources, type Sources } from "../project/sources.ts";
import { joinPath, relativePath } from "../source/paths.ts";
import { forPrograms } from "./for-programs.ts";
import { isForPrograms } from "./formats.ts";
import { hasFlag, type Invocation } from "./invocation.ts";
import { UsageError, type ExitStatus, type Io } from "./io.ts";
import { rewrite } from "./rewrite.ts";
import { contextFor, diagnosticFormat, isDecisive, statusOf, writeDiagnostics } from "./session.ts";

const STDIN = "-";

export async function fmt(invocation: Invocation, io: Io): Promise<ExitStatus> {
  const paths = invocation.arguments;
  const fromInput = paths.includes(STDIN);
  if (fromInput && paths.length > 1) throw new UsageError("`-` stands alone: standard input is one file");
  const sources = fromInput ? await readInput(io) : loadSources(io.host, paths);
  const results = sources.files.map((file) => ({ file, result: format(file.text) }));
  const broken = results.flatMap(({ file, result }) => (result.kind === "refused" ? [file] : []));
  const changed = results.flatMap(({ file: { uri, text }, result }) =>
    result.kind === "formatted" && result.text !== text ? [{ uri, text: result.text }] : [],
  );
  const found = [...sources.diagnostics, ...broken.flatMap(syntaxErrors)];
  show(found, sources, invocation, io);
  const status = statusOf(found, invocation);

  if (hasFlag(invocation, "check")) {
    for (const { uri } of changed) io.out.write(`${relativePath(io.host.cwd, uri)}\n`);
    const are = changed.length === 1 ? "is" : "are";
    remark(
      `${changed.length} of ${counted(sources.files.length, "file")} ${are} not formatted`,
      invocation,
      io,
    );
    return status === 0 && changed.length > 0 ? 1 : status;
  }
  if (fromInput) {
    for (const { result } of results) if (result.kind === "formatted") io.out.write(result.text);
    return status;
  }
  await rewrite(changed);
  const refused = broken.length > 0 ? `; ${broken.length} with errors left alone` : "";
  remark(`formatted ${changed.length} of ${counted(sources.files.length, "file")}${refused}`, invocation, io);
  return status;
}

function syntaxErrors({ uri, text }: SourceText): readonly Diagnostic[] {
  const { file, problems } = parse(uri, text);
  return problems.map((problem) => fromSyntax(problem, file));
}

/** A pipe has no name; its text keeps its byte order mark. */
async function readInput(io: Io): Promise<Sources> {
  const bytes = await io.input();
  const uri = joinPath(io.host.cwd, "<stdin>");
  try {
    return { files: [{ uri, text: byteOrderMark(bytes) + decodeText(uri, bytes) }], diagnostics: [] };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw new UsageError(`standard input cannot be read: ${error.message}`);
  }
}

function show(found: readonly Diagnostic[], { files }: Sources, invocation: Invocation, io: Io): void {
  const context = contextFor({ files }, io);
  const form = diagnosticFormat(invocation, io);
  if (!isForPrograms(form)) {
    writeDiagnostics(found, context, invocation, io, { to: io.err, format: form });
    return;
  }
  const summary = summarize(found, files.length, 0);
  const decides = (severity: Diagnostic["severity"]): boolean => isDecisive(severity, invocation);
  const report = { found, summary, files: files.map(({ uri }) => uri), isDecisive: decides, context };
  io.err.write(forPrograms(form, report, io));
}

/** What is for programs stays whole on standard error. */
function remark(text: string, invocation: Invocation, io: Io): void {
  if (!hasFlag(invocation, "quiet") && !isForPrograms(diagnosticFormat(invocation, io)))
    io.err.write(`${text}\n`);
}
