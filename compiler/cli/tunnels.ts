/** `vpnc tunnels`: the negotiation table as text, Markdown or JSON. */

import { tableJson } from "../negotiate/render/json.ts";
import { tableMarkdown, tableText } from "../negotiate/render/text.ts";
import { optionText, type Invocation } from "./invocation.ts";
import type { ExitStatus, Io } from "./io.ts";
import { openSession, showDiagnostics, statusOf } from "./session.ts";

export async function tunnels(invocation: Invocation, io: Io): Promise<ExitStatus> {
  const session = await openSession(invocation, io);
  const { table } = session.analysis;
  // `--format` is the table's here; diagnostics go to standard error as always.
  showDiagnostics(session, invocation, io, { format: io.err.isTerminal ? "pretty" : "plain" });
  switch (optionText(invocation, "format")) {
    case "json":
      io.out.write(`${JSON.stringify(tableJson(table, session.context), undefined, 2)}\n`);
      break;
    case "markdown":
      io.out.write(tableMarkdown(table));
      break;
    default:
      io.out.write(tableText(table));
  }
  return statusOf(session.analysis.diagnostics, invocation);
}
