/** Diagnostics for other programs: what a run found in; one object, one document, or a line per finding out. */

import { renderGithub } from "../diagnostics/render/github.ts";
import { diagnosticsJson } from "../diagnostics/render/json.ts";
import { renderJunit } from "../diagnostics/render/junit.ts";
import { sarifLog } from "../diagnostics/render/sarif.ts";
import { summaryText, type Summary } from "../diagnostics/render/summary.ts";
import type { RenderContext } from "../diagnostics/render/context.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { slashed } from "../host/node.ts";
import { resolvePath } from "../source/paths.ts";
import type { ProgramFormat } from "./formats.ts";
import type { Io } from "./io.ts";

export interface Report {
  readonly found: readonly Diagnostic[];
  readonly summary: Summary;
  /** Paths of all files that were looked at. */
  readonly files: readonly string[];
  readonly isDecisive: (severity: Diagnostic["severity"]) => boolean;
  readonly context: RenderContext;
}

/** Ends with a line break, and is never empty. */
export function forPrograms(format: ProgramFormat, report: Report, io: Io): string {
  const { found, summary, files, isDecisive, context } = report;
  switch (format) {
    case "json":
      return pretty(diagnosticsJson(found, summary, context));
    case "sarif":
      return pretty(sarifLog(found, io.version, context));
    case "junit":
      return renderJunit({ files, found, isDecisive }, context);
    case "github": {
      const there = { ...context, cwd: workspaceOf(io) };
      const lines = found.map((diagnostic) => renderGithub(diagnostic, there));
      return `${[...lines, summaryText(summary)].join("\n")}\n`;
    }
  }
}

function pretty(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** GitHub looks for a file from the root of the checkout, wherever the command runs. */
function workspaceOf({ host, env }: Io): string {
  const workspace = env.GITHUB_WORKSPACE ?? "";
  return workspace === "" ? host.cwd : resolvePath(host.cwd, slashed(workspace));
}
