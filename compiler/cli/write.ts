/**
 * Writes a set of files into one folder, all or none, and those that are there already not at all. Every text goes to a
 * temporary file first; only when all are on the disk are they renamed into place, and a failure on the way puts the old
 * files back. Each step is done at once, since handing it to a thread takes longer than it; only the disk is waited for.
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

/** A file that replaces another one as if it had been edited in place. */
export interface WrittenFile extends OutputFile {
  readonly keep?: { readonly mode: number; readonly uid: number; readonly gid: number };
}

interface Step {
  readonly file: WrittenFile;
  readonly target: string;
  readonly temporary: string;
  /** Where the old file waits until all renames are done. */
  readonly backup: string;
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
  const wanted = files.map((file) => stepFor(folder, file));
  const steps: Step[] = [];
  const interruption = catchSignals();
  const written: Step[] = [];
  const replaced: Step[] = [];
  const kept = new Set<Step>();
  const stuck = new Set<Step>();
  try {
    on.mkdirSync(folder, { recursive: true });
    removeLeftovers(folder, wanted, on);
    steps.push(...wanted.filter((step) => !isThere(step, on)));
    for (let at = 0; at < steps.length; at += TOGETHER) {
      interruption.check();
      await writeTemporaries(steps.slice(at, at + TOGETHER), written, on);
    }
    for (const step of steps) {
      kept.add(step);
      if (!keepOld(step, on)) kept.delete(step);
    }
    interruption.check();
    for (const step of steps) {
      on.renameSync(step.temporary, step.target);
      replaced.push(step);
    }
    if (steps.length > 0) await syncFolder(folder, on);
    return steps.map(({ file }) => file);
  } catch (error) {
    for (const step of replaced.toReversed()) {
      const restored = restore(step, kept.has(step), on);
      // Then the old file's other name is all that is left of it.
      if (!restored) stuck.add(step);
    }
    for (const { temporary } of written) removeQuietly(temporary, on);
    throw asUsageError(folder, error);
  } finally {
    for (const step of steps) if (kept.has(step) && !stuck.has(step)) removeQuietly(step.backup, on);
    interruption.release();
  }
}

/** How many files are open together: a disk that waits for one can take the next ones along. */
const TOGETHER = 64;

/** When it throws, nothing is under way any more, and no file is open. */
async function writeTemporaries(steps: readonly Step[], written: Step[], on: WriteDisk): Promise<void> {
  const open: number[] = [];
  try {
    for (const step of steps) {
      refuseFolder(step.target, on);
      written.push(step);
      const descriptor = on.openSync(step.temporary, "wx", modeOf(step.file));
      open.push(descriptor);
      fill(descriptor, step.file, on);
    }
    const synced = await Promise.allSettled(open.map((descriptor) => on.sync(descriptor)));
    for (const each of synced) if (each.status === "rejected") throw each.reason;
  } finally {
    for (const descriptor of open) on.closeSync(descriptor);
  }
}

function stepFor(folder: string, file: WrittenFile): Step {
  if (/[/\\]/.test(file.name) || file.name === "" || /^\.+$/.test(file.name)) {
    throw new Error(`\`${file.name}\` is no name for an output file`);
  }
  const hidden = joinPath(folder, `.${file.name}.${process.pid}`);
  return { file, target: joinPath(folder, file.name), temporary: `${hidden}.tmp`, backup: `${hidden}.old` };
}

/** A run that was killed leaves its temporary files behind, and they may hold secrets. */
function removeLeftovers(folder: string, steps: readonly Step[], on: WriteDisk): void {
  const names = new Set(steps.map(({ file }) => file.name));
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

/** A file of this text and mode; a link to one is none. */
function isThere({ file, target }: Step, on: WriteDisk): boolean {
  const stat = on.lstatSync(target, { throwIfNoEntry: false });
  if (stat?.isFile() !== true || (stat.mode & 0o7777) !== modeOf(file)) return false;
  const text = Buffer.from(file.text);
  // What cannot be read may still be replaced.
  let found: Buffer | undefined;
  if (stat.size === text.length) attempt(() => void (found = on.readFileSync(target)));
  return found?.equals(text) === true;
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

function refuseFolder(target: string, on: WriteDisk): void {
  if (on.lstatSync(target, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new UsageError(`\`${target}\` is a folder, and a file must go there`);
}

function fill(descriptor: number, file: WrittenFile, on: WriteDisk): void {
  const { keep } = file;
  // Only root may give a file away, and only root would take it by writing.
  if (keep !== undefined) attempt(() => on.fchownSync(descriptor, keep.uid, keep.gid));
  // The mode given to `open` is cut by the umask.
  on.fchmodSync(descriptor, modeOf(file));
  on.writeFileSync(descriptor, file.text);
}

/** Whether there was an old file. A link is kept as a link: the rename replaces it, never what it leads to. */
function keepOld({ target, backup }: Step, on: WriteDisk): boolean {
  const stat = on.lstatSync(target, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  if (stat.isSymbolicLink()) {
    on.symlinkSync(on.readlinkSync(target), backup);
    return true;
  }
  // Some file systems have no second names for a file.
  if (!attempt(() => on.linkSync(target, backup))) on.copyFileSync(target, backup);
  return true;
}

function restore({ target, backup }: Step, hadOld: boolean, on: WriteDisk): boolean {
  if (hadOld) return attempt(() => on.renameSync(backup, target));
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

interface Interruption {
  /** Throws when the user asked to stop. */
  readonly check: () => void;
  readonly release: () => void;
}

function catchSignals(): Interruption {
  let caught: NodeJS.Signals | undefined;
  const remember = (signal: NodeJS.Signals): void => {
    caught ??= signal;
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, remember);
  return {
    check() {
      if (caught !== undefined) throw new UsageError("interrupted; nothing was written");
    },
    release() {
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
