/** `vpnc check`: everything but writing, unless it is asked to fix. */

import { isForPrograms } from "./formats.ts";
import { hasFlag, type Invocation } from "./invocation.ts";
import type { ExitStatus, Io } from "./io.ts";
import { diagnosticFormat, openSession, showDiagnostics, statusOf, type Session } from "./session.ts";

export async function check(invocation: Invocation, io: Io): Promise<ExitStatus> {
  const opened = await openSession(invocation, io, { withSecrets: hasFlag(invocation, "withSecrets") });
  const session = hasFlag(invocation, "fix") ? await fixed(opened, invocation, io) : opened;
  const missing = session.secrets?.missing(session.analysis.model?.devices ?? []) ?? [];
  const found = [...session.analysis.diagnostics, ...missing];
  const to = isForPrograms(diagnosticFormat(invocation, io)) ? io.out : io.err;
  showDiagnostics(session, invocation, io, { found, to });
  return statusOf(found, invocation);
}

/** Most checks change nothing, and need not load what changes files. */
async function fixed(session: Session, invocation: Invocation, io: Io): Promise<Session> {
  const { fixFiles } = await import("./fix.ts");
  return fixFiles(session, invocation, io);
}
