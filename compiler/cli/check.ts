/** `vpnc check`: everything but writing. */

import { hasFlag, type Invocation } from "./invocation.ts";
import type { ExitStatus, Io } from "./io.ts";
import { judgeSecrets } from "./secrets.ts";
import { diagnosticFormat, openSession, showDiagnostics, statusOf } from "./session.ts";

export async function check(invocation: Invocation, io: Io): Promise<ExitStatus> {
  const session = await openSession(invocation, io);
  const { model } = session.analysis;
  const read = hasFlag(invocation, "withSecrets") && model !== undefined;
  const found = read
    ? [...session.diagnostics, ...judgeSecrets(model.devices, session.project.root, io).diagnostics]
    : session.diagnostics;
  const to = diagnosticFormat(invocation, io) === "json" ? io.out : io.err;
  showDiagnostics(session, invocation, io, { found, to });
  return statusOf(found, invocation);
}
