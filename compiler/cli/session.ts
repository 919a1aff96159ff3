/** One run over a project: load it, analyze it, show what was found, and say with which status to end. */

import { isBaseline, type Baseline } from "../catalogue/algorithms.ts";
import { isSecretKey } from "../catalogue/secret-keys.ts";
import type { RenderContext } from "../diagnostics/render/context.ts";
import { renderContext } from "../diagnostics/render/context.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { renderPlain } from "../diagnostics/render/plain.ts";
import { renderPretty } from "../diagnostics/render/pretty.ts";
import { summarize, summaryText } from "../diagnostics/render/summary.ts";
import { HostError } from "../host/host.ts";
import { loadProject } from "../project/load.ts";
import type { Project } from "../project/project.ts";
import { isShipped } from "../source/paths.ts";
import { forPrograms } from "./for-programs.ts";
import { formatNamed, isForPrograms, type DiagnosticFormat } from "./formats.ts";
import { hasFlag, optionText, type Invocation } from "./invocation.ts";
import { UsageError, type ExitStatus, type Findings, type Io, type Stream } from "./io.ts";
import type { Progress } from "./progress.ts";
import type { SecretValues } from "./secrets.ts";

export interface Session {
  readonly project: Project;
  readonly analysis: Findings;
  /** Only where the command reads secrets. */
  readonly secrets: SecretValues | undefined;
  readonly context: RenderContext;
  /** Judges another state of the project with the same secrets. */
  readonly judge: (project: Project) => Findings;
}

/** Below this nothing takes half a second, and a second thread would only cost start-up time. */
const WORTH_PROGRESS = 64 * 1024;

export async function openSession(
  invocation: Invocation,
  io: Io,
  { withSecrets, toPrint = false }: { readonly withSecrets: boolean; readonly toPrint?: boolean } = {
    withSecrets: false,
  },
): Promise<Session> {
  const project = loadProject(io.host, invocation.arguments);
  const size = project.files.reduce((sum, file) => sum + file.text.length, 0);
  const analyze = await io.compiler.analyze();
  const progress = size < WORTH_PROGRESS ? undefined : await progressFor(invocation, io);
  try {
    progress?.show(`checking ${project.files.length} files`);
    // Reading secrets takes cryptography, which takes longer to load than most commands run.
    const read = withSecrets ? await import("./secrets.ts") : undefined;
    const secrets = read?.secretValues(project.root, io);
    const options = {
      baseline: baselineOf(invocation),
      toPrint,
      ...(read === undefined || secrets === undefined
        ? {}
        : { readSecret: secrets.value, digest: read.sha256 }),
    };
    const judge = (state: Project): Findings => analyze(state, options);
    return { project, analysis: judge(project), secrets, context: contextFor(project, io), judge };
  } finally {
    progress?.stop();
  }
}

/** The session as it would be if the files held these texts. */
export function withTexts(
  session: Session,
  texts: ReadonlyMap<string, string>,
  invocation: Invocation,
  io: Io,
): Session {
  const project = loadProject(io.host, invocation.arguments, texts);
  return { ...session, project, analysis: session.judge(project), context: contextFor(project, io) };
}

function baselineOf(invocation: Invocation): Baseline | undefined {
  const asked = optionText(invocation, "baseline");
  return asked !== undefined && isBaseline(asked) ? asked : undefined;
}

export async function progressFor(invocation: Invocation, io: Io): Promise<Progress | undefined> {
  const wanted = io.err.isTerminal && invocation.options.progress !== false && !hasFlag(invocation, "quiet");
  return wanted ? (await import("./progress.ts")).startProgress() : undefined;
}

export function contextFor({ files }: Pick<Project, "files">, io: Io): RenderContext {
  const texts = new Map(files.map(({ uri, text }) => [uri, text]));
  return renderContext(io.host.cwd, (uri) => texts.get(uri) ?? readQuietly(io, uri), isSecretKey);
}

/** `vpnc.json` is no source file of the project, but diagnostics point into it. */
function readQuietly(io: Io, uri: string): string | undefined {
  try {
    return io.host.readText(uri);
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

export function diagnosticFormat(invocation: Invocation, io: Io): DiagnosticFormat {
  return formatNamed(optionText(invocation, "format")) ?? (io.err.isTerminal ? "pretty" : "plain");
}

/** `found` defaults to the analysis's; what is for programs goes to `to` whole, even when there is nothing to say. */
export function showDiagnostics(
  session: Session,
  invocation: Invocation,
  io: Io,
  {
    found = session.analysis.diagnostics,
    to = io.err,
    format = diagnosticFormat(invocation, io),
  }: ShowOptions = {},
): void {
  const { project, analysis, context } = session;
  const files = project.files.flatMap(({ uri }) => (isShipped(uri) ? [] : [uri]));
  const summary = summarize(found, files.length, analysis.expansion.connections.length);
  if (isForPrograms(format)) {
    const decides = (severity: Diagnostic["severity"]): boolean => isDecisive(severity, invocation);
    to.write(forPrograms(format, { found, summary, files, isDecisive: decides, context }, io));
    return;
  }
  writeDiagnostics(found, context, invocation, io, { to, format });
  if (!hasFlag(invocation, "quiet")) to.write(`${summaryText(summary)}\n`);
}

/** Each in words, without a summary. */
export function writeDiagnostics(
  found: readonly Diagnostic[],
  context: RenderContext,
  invocation: Invocation,
  io: Io,
  { to, format }: { readonly to: Stream; readonly format: "pretty" | "plain" },
): void {
  const quiet = hasFlag(invocation, "quiet");
  const shown = quiet ? found.filter(({ severity }) => isDecisive(severity, invocation)) : found;
  const options = { color: wantsColor(invocation, io, to), width: to.isTerminal ? to.columns : undefined };
  for (const diagnostic of shown) {
    const pretty = format === "pretty";
    const text = pretty
      ? `${renderPretty(diagnostic, context, options)}\n`
      : renderPlain(diagnostic, context);
    to.write(`${text}\n`);
  }
}

interface ShowOptions {
  readonly found?: readonly Diagnostic[];
  readonly to?: Stream;
  readonly format?: DiagnosticFormat;
}

export function isDecisive(severity: Diagnostic["severity"], invocation: Invocation): boolean {
  return severity === "error" || (severity === "warning" && hasFlag(invocation, "strict"));
}

/**
 * https://no-color.org: set and not empty means none, unless the user asks on the command line, or with FORCE_COLOR, which
 * counts first as in Node.
 */
export function wantsColor(invocation: Invocation, io: Io, to: Stream): boolean {
  switch (optionText(invocation, "color")) {
    case "always":
      return true;
    case "never":
      return false;
    default:
      if ((io.env.FORCE_COLOR ?? "") !== "") return !/^(?:0|false)$/.test(io.env.FORCE_COLOR ?? "");
      return to.isTerminal && (io.env.NO_COLOR ?? "") === "" && io.env.TERM !== "dumb";
  }
}

export function statusOf(found: readonly Diagnostic[], invocation: Invocation): ExitStatus {
  const decisive = found.filter(({ severity }) => isDecisive(severity, invocation));
  if (decisive.some(({ code }) => isUnreadable(code))) return 2;
  return decisive.length > 0 ? 1 : 0;
}

function isUnreadable(code: string): boolean {
  return code.startsWith("file/") || code === "project/no-files" || code === "project/several-roots";
}

/** A site that does not exist is a slip on the command line. */
export function requireSites(session: Session, names: readonly string[]): void {
  const known = new Set(session.analysis.model?.devices.map(({ site }) => site));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  const list = unknown.map((name) => `\`${name}\``).join(", ");
  throw new UsageError(`there is no site ${list}`, [`the project's sites are ${[...known].join(", ")}`]);
}
