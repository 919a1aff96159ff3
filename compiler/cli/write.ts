/**
 * Writes a set of files into one folder, all or none, and those that are there already not at all. Every text goes to a
 * temporary file first; only when all are written are they renamed into place, and a failure on the way puts the old
 * files back. The disk is waited for where a file is replaced, so that a power cut leaves the old text or the new one; with
 * a new file nothing is lost that the same command does not make again, and `vpnc build --verify` tells. Each step is
 * done at once, since handing it to a thread takes longer than it.
 */

import {
  closeSync,
  copyFileSync,
  fchmodSync,
  fchownSync,
  fsync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import process from "node:process";
import { setImmediate as nextTurn } from "node:timers/promises";
import { promisify } from "node:util";
import type { OutputFile } from "../targets/target.ts";
import { joinPath } from "../source/paths.ts";
import { UsageError } from "./io.ts";
import { reasonOf } from "./reasons.ts";

/** What writing asks of the disk; tests give one that is slow, or fails. `sync` waits until what was written is on it. */
export const DISK = {
  closeSync,
  copyFileSync,
  fchmodSync,
  fchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  sync: promisify(fsync),
};

export type WriteDisk = typeof DISK;

export interface WrittenFile extends OutputFile {
  /** Of the file that is replaced as if it had been edited in place. */
  readonly keep?: { readonly mode: number; readonly uid: number; readonly gid: number };
  /** The next run may not make the same again, so that it is waited for even if it is new. */
  readonly once?: boolean;
}

interface Step {
  readonly file: WrittenFile;
  readonly target: string;
  readonly temporary: string;
  /** Where the old file waits until all renames are done. */
  readonly backup: string;
  readonly old: "none" | "file" | "link";
}

export function modeOf(file: WrittenFile): number {
  return file.keep === undefined ? (file.secret ? 0o600 : 0o644) : file.keep.mode & 0o7777;
}

/** Out come the files that were not there as they are. Throws `UsageError` when the disk refuses; then the folder holds what it held before. */
export async function writeAll(
  folder: string,
  files: readonly WrittenFile[],
  on: WriteDisk = DISK,
): Promise<readonly WrittenFile[]> {
  for (const { name } of files) refuseName(name);
  const steps: Step[] = [];
  const interruption = catchSignals();
  const written: Step[] = [];
  const replaced: Step[] = [];
  const stuck = new Set<Step>();
  try {
    on.mkdirSync(folder, { recursive: true });
    removeLeftovers(folder, files, on);
    for (const file of files) {
      const step = stepFor(folder, file, on);
      if (step !== undefined) steps.push(step);
    }
    for (let at = 0; at < steps.length; at += TOGETHER) {
      await interruption.check();
      await writeTemporaries(steps.slice(at, at + TOGETHER), written, on);
    }
    for (const step of steps) keepOld(step, on);
    await interruption.check();
    for (const step of steps) {
      on.renameSync(step.temporary, step.target);
      replaced.push(step);
    }
    if (steps.some(isWaitedFor)) await syncFolder(folder, on);
    return steps.map(({ file }) => file);
  } catch (error) {
    for (const step of replaced.toReversed()) {
      const restored = restore(step, on);
      // Then the old file's other name is all that is left of it.
      if (!restored) stuck.add(step);
    }
    for (const { temporary } of written) removeQuietly(temporary, on);
    throw asUsageError(folder, error);
  } finally {
    for (const step of steps) if (step.old !== "none" && !stuck.has(step)) removeQuietly(step.backup, on);
    await interruption.release();
  }
}

/** How many files are open together: a disk that waits for one can take the next ones along. */
const TOGETHER = 64;

/** When it throws, nothing is under way any more, and no file is open. */
async function writeTemporaries(steps: readonly Step[], written: Step[], on: WriteDisk): Promise<void> {
  const open: number[] = [];
  try {
    const waited: number[] = [];
    for (const step of steps) {
      written.push(step);
      const descriptor = on.openSync(step.temporary, "wx", modeOf(step.file));
      open.push(descriptor);
      fill(descriptor, step.file, on);
      if (isWaitedFor(step)) waited.push(descriptor);
    }
    const synced = await Promise.allSettled(waited.map((descriptor) => on.sync(descriptor)));
    for (const each of synced) if (each.status === "rejected") throw each.reason;
  } finally {
    for (const descriptor of open) on.closeSync(descriptor);
  }
}

function refuseName(name: string): void {
  if (/[/\\]/.test(name) || name === "" || /^\.+$/.test(name)) {
    throw new Error(`\`${name}\` is no name for an output file`);
  }
}

/** `undefined`: a file of this text and mode is there; a link to one is none. */
function stepFor(folder: string, file: WrittenFile, on: WriteDisk): Step | undefined {
  const target = joinPath(folder, file.name);
  const stat = on.lstatSync(target, { throwIfNoEntry: false });
  if (stat?.isDirectory() === true)
    throw new UsageError(`\`${target}\` is a folder, and a file must go there`);
  if (stat?.isFile() === true && (stat.mode & 0o7777) === modeOf(file) && holds(target, stat.size, file, on))
    return undefined;
  const old = stat === undefined ? "none" : stat.isSymbolicLink() ? "link" : "file";
  const hidden = joinPath(folder, `.${file.name}.${process.pid}`);
  return { file, target, temporary: `${hidden}.tmp`, backup: `${hidden}.old`, old };
}

function isWaitedFor({ file, old }: Step): boolean {
  return old !== "none" || file.once === true;
}

/** A run that was killed leaves its temporary files behind, and they may hold secrets. */
function removeLeftovers(folder: string, files: readonly WrittenFile[], on: WriteDisk): void {
  const names = new Set(files.map(({ name }) => name));
  for (const entry of on.readdirSync(folder)) {
    const [, name = "", pid = ""] = /^\.(.+)\.(\d+)\.(?:tmp|old)$/.exec(entry) ?? [];
    const stale = names.has(name) && (Number(pid) === process.pid || !isRunning(Number(pid)));
    if (stale) on.rmSync(joinPath(folder, entry), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function holds(path: string, size: number, { text }: WrittenFile, on: WriteDisk): boolean {
  const bytes = Buffer.from(text);
  // What cannot be read may still be replaced.
  let found: Buffer | undefined;
  if (size === bytes.length) attempt(() => void (found = on.readFileSync(path)));
  return found?.equals(bytes) === true;
}

/** Whether the disk did it. */
function attempt(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

function fill(descriptor: number, file: WrittenFile, on: WriteDisk): void {
  const { keep } = file;
  // Only root may give a file away, and only root would take it by writing.
  if (keep !== undefined) attempt(() => on.fchownSync(descriptor, keep.uid, keep.gid));
  // The mode given to `open` is cut by the umask.
  on.fchmodSync(descriptor, modeOf(file));
  on.writeFileSync(descriptor, file.text);
}

/** A link is kept as a link: the rename replaces it, never what it leads to. */
function keepOld({ target, backup, old }: Step, on: WriteDisk): void {
  if (old === "none") return;
  if (old === "link") on.symlinkSync(on.readlinkSync(target), backup);
  // Some file systems have no second names for a file.
  else if (!attempt(() => on.linkSync(target, backup))) on.copyFileSync(target, backup);
}

function restore({ target, backup, old }: Step, on: WriteDisk): boolean {
  if (old !== "none") return attempt(() => on.renameSync(backup, target));
  removeQuietly(target, on);
  return true;
}

function removeQuietly(path: string, on: WriteDisk): void {
  attempt(() => on.rmSync(path, { force: true }));
}

/** Makes the renames survive a power cut; not every system can. */
async function syncFolder(folder: string, on: WriteDisk): Promise<void> {
  try {
    const descriptor = on.openSync(folder, "r");
    await on.sync(descriptor).finally(() => on.closeSync(descriptor));
  } catch {
    // The files are there all the same.
  }
}

/** Node hears of a signal between two turns. */
interface Interruption {
  /** Throws when the user asked to stop. */
  readonly check: () => Promise<void>;
  readonly release: () => Promise<void>;
}

function catchSignals(): Interruption {
  let caught: NodeJS.Signals | undefined;
  const remember = (signal: NodeJS.Signals): void => {
    caught ??= signal;
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, remember);
  return {
    async check() {
      await nextTurn();
      if (caught !== undefined) throw new UsageError("interrupted; nothing was written");
    },
    async release() {
      await nextTurn();
      for (const signal of signals) process.off(signal, remember);
      // Whoever sent the signal expects the process to end by it.
      if (caught !== undefined) process.kill(process.pid, caught);
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function asUsageError(folder: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === "") return error;
  return new UsageError(`cannot write into \`${folder}\`: ${reasonOf(code)}`, [
    "the files there are as they were before",
  ]);
}
