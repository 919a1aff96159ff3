/** `vpnc check`: everything but writing. */

import { hasFlag, type Invocation } from "./invocation.ts";
import type { ExitStatus, Io } from "./io.ts";
import { diagnosticFormat, openSession, showDiagnostics, statusOf } from "./session.ts";

export async function check(invocation: Invocation, io: Io): Promise<ExitStatus> {
  const session = await openSession(invocation, io, { withSecrets: hasFlag(invocation, "withSecrets") });
  const missing = session.secrets?.missing(session.analysis.model?.devices ?? []) ?? [];
  const found = [...session.analysis.diagnostics, ...missing];
  const to = diagnosticFormat(invocation, io) === "json" ? io.out : io.err;
  showDiagnostics(session, invocation, io, { found, to });
  return statusOf(found, invocation);
}
