/** `vpnc lock`: records which networks `inside = from …` gave to the tunnels, or says whether the record is up to date. */

import { readLock } from "../project/lock-file.ts";
import type { Project } from "../project/project.ts";
import { LOCK_FILE, joinPath, relativePath } from "../source/paths.ts";
import { hasFlag, type Invocation } from "./invocation.ts";
import type { ExitStatus, Io } from "./io.ts";
import { openSession, showDiagnostics, statusOf, type Session } from "./session.ts";
import { writeAll } from "./write.ts";

export async function lock(invocation: Invocation, io: Io): Promise<ExitStatus> {
  const session = await openSession(invocation, io);
  const verify = hasFlag(invocation, "verify");
  // To keep both sides of a merge is what this command is for.
  const found = session.analysis.diagnostics.filter(({ code }) => verify || code !== "lock/unmerged");
  const status = statusOf(found, invocation);
  if (status !== 0) {
    // With errors a tunnel may be missing, and its address would be given away.
    showDiagnostics(session, invocation, io, { found });
    return status;
  }
  const say = sayer(invocation, io);
  const { lock: text } = session.analysis;
  if (text === undefined) {
    say("no tunnel takes an address `from` a network: there is nothing to record");
    return 0;
  }
  if (!isStale(session)) {
    say(`${shownLock(session, io)} is up to date: ${countsOf(session.project, text).total}`);
    return 0;
  }
  const { total, added, removed } = countsOf(session.project, text);
  const change = [...(added > 0 ? [`${added} added`] : []), ...(removed > 0 ? [`${removed} removed`] : [])];
  const news = change.length === 0 ? total : `${total} (${change.join(", ")})`;
  if (verify) {
    io.err.write(`${shownLock(session, io)} is not up to date: \`vpnc lock\` would record ${news}\n`);
    return 1;
  }
  await writeLock(session, text);
  say(`wrote ${shownLock(session, io)}: ${news}`);
  return 0;
}

/** The order of lines does not matter: git may have put two people's lines in one of its own. */
export function isStale({ project, analysis }: Session): boolean {
  if (analysis.lock === undefined) return false;
  return linesOf(project.lock?.text) !== linesOf(analysis.lock);
}

function linesOf(text: string | undefined): string {
  const lines = (text ?? "").split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  return [...new Set(lines)].toSorted().join("\n");
}

export async function writeLock({ project }: Session, text: string): Promise<void> {
  await writeAll(project.root, [{ name: LOCK_FILE, text, secret: false, once: true }]);
}

export function shownLock({ project }: Session, io: Io): string {
  return relativePath(io.host.cwd, joinPath(project.root, LOCK_FILE));
}

function countsOf(
  { lock: before }: Project,
  text: string,
): { readonly total: string; readonly added: number; readonly removed: number } {
  const [old, now] = [before?.text ?? "", text].map(
    (each) => new Set(readLock(LOCK_FILE, each).entries.map(({ tunnel, network }) => `${network} ${tunnel}`)),
  );
  const count = now?.size ?? 0;
  return {
    total: `${count} ${count === 1 ? "tunnel" : "tunnels"}`,
    added: missingIn(old, now),
    removed: missingIn(now, old),
  };
}

function missingIn(from: ReadonlySet<string> | undefined, all: ReadonlySet<string> | undefined): number {
  return [...(all ?? [])].filter((each) => from?.has(each) !== true).length;
}

function sayer(invocation: Invocation, io: Io): (text: string) => void {
  return (text) => {
    if (!hasFlag(invocation, "quiet")) io.err.write(`${text}\n`);
  };
}
