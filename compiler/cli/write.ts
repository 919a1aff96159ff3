/**
 * Writes a set of files into one folder, all or none, and those that are there already not at all. Every text goes to a
 * temporary file first; only when all are on the disk are they renamed into place, and a failure on the way puts the old
 * files back.
 */

import * as disk from "node:fs/promises";
import process from "node:process";
import type { OutputFile } from "../targets/target.ts";
import { joinPath } from "../source/paths.ts";
import { UsageError } from "./io.ts";

/** What writing asks of the disk; tests give one that is slow, or fails. */
export type WriteDisk = Pick<
  typeof disk,
  | "copyFile"
  | "link"
  | "lstat"
  | "mkdir"
  | "open"
  | "readFile"
  | "readdir"
  | "readlink"
  | "rename"
  | "rm"
  | "symlink"
>;

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
  on: WriteDisk = disk,
): Promise<readonly WrittenFile[]> {
  const wanted = files.map((file) => stepFor(folder, file));
  const steps: Step[] = [];
  const interruption = catchSignals();
  const written: Step[] = [];
  const replaced: Step[] = [];
  const kept = new Set<Step>();
  const stuck = new Set<Step>();
  try {
    await on.mkdir(folder, { recursive: true });
    await removeLeftovers(folder, wanted, on);
    const there = new Set<Step>();
    await someAtOnce(wanted, async (step) => {
      if (await isThere(step, on)) there.add(step);
    });
    steps.push(...wanted.filter((step) => !there.has(step)));
    await someAtOnce(steps, async (step) => {
      await refuseFolder(step.target, on);
      interruption.check();
      written.push(step);
      await writeTemporary(step, on);
    });
    await someAtOnce(steps, async (step) => {
      kept.add(step);
      if (!(await keepOld(step, on))) kept.delete(step);
    });
    interruption.check();
    await someAtOnce(steps, async (step) => {
      await on.rename(step.temporary, step.target);
      replaced.push(step);
    });
    if (steps.length > 0) await syncFolder(folder, on);
    return steps.map(({ file }) => file);
  } catch (error) {
    for (const step of replaced.toReversed()) {
      const restored = await restore(step, kept.has(step), on);
      // Then the old file's other name is all that is left of it.
      if (!restored) stuck.add(step);
    }
    for (const { temporary } of written) await removeQuietly(temporary, on);
    throw asUsageError(folder, error);
  } finally {
    for (const step of steps) if (kept.has(step) && !stuck.has(step)) await removeQuietly(step.backup, on);
    interruption.release();
  }
}

/** How many files are under way together: a disk that waits for one can take the next ones along. */
const TOGETHER = 16;

/** When it throws, nothing is under way any more. */
async function someAtOnce(steps: readonly Step[], work: (step: Step) => Promise<void>): Promise<void> {
  for (let at = 0; at < steps.length; at += TOGETHER) {
    const ended = await Promise.allSettled(steps.slice(at, at + TOGETHER).map(work));
    for (const each of ended) if (each.status === "rejected") throw each.reason;
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
async function removeLeftovers(folder: string, steps: readonly Step[], on: WriteDisk): Promise<void> {
  const names = new Set(steps.map(({ file }) => file.name));
  for (const entry of await on.readdir(folder)) {
    const [, name = "", pid = ""] = /^\.(.+)\.(\d+)\.(?:tmp|old)$/.exec(entry) ?? [];
    const stale = names.has(name) && (Number(pid) === process.pid || !isRunning(Number(pid)));
    if (stale) await on.rm(joinPath(folder, entry), { force: true });
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
async function isThere({ file, target }: Step, on: WriteDisk): Promise<boolean> {
  const stat = await on.lstat(target).catch(ignoreMissing);
  if (stat?.isFile() !== true || (stat.mode & 0o7777) !== modeOf(file)) return false;
  const text = Buffer.from(file.text);
  if (stat.size !== text.length) return false;
  // What cannot be read may still be replaced.
  return on.readFile(target).then(
    (found) => found.equals(text),
    () => false,
  );
}

async function refuseFolder(target: string, on: WriteDisk): Promise<void> {
  const stat = await on.lstat(target).catch(ignoreMissing);
  if (stat?.isDirectory() === true)
    throw new UsageError(`\`${target}\` is a folder, and a file must go there`);
}

async function writeTemporary({ file, temporary }: Step, on: WriteDisk): Promise<void> {
  const mode = modeOf(file);
  const handle = await on.open(temporary, "wx", mode);
  try {
    // Only root may give a file away, and only root would take it by writing.
    if (file.keep !== undefined) await handle.chown(file.keep.uid, file.keep.gid).catch(() => {});
    // The mode given to `open` is cut by the umask.
    await handle.chmod(mode);
    await handle.writeFile(file.text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether there was an old file. A link is kept as a link: the rename replaces it, never what it leads to. */
async function keepOld({ target, backup }: Step, on: WriteDisk): Promise<boolean> {
  const stat = await on.lstat(target).catch(ignoreMissing);
  if (stat === undefined) return false;
  if (stat.isSymbolicLink()) {
    await on.symlink(await on.readlink(target), backup);
    return true;
  }
  // Some file systems have no second names for a file.
  await on.link(target, backup).catch(() => on.copyFile(target, backup));
  return true;
}

async function restore({ target, backup }: Step, hadOld: boolean, on: WriteDisk): Promise<boolean> {
  if (!hadOld) {
    await removeQuietly(target, on);
    return true;
  }
  return on.rename(backup, target).then(
    () => true,
    () => false,
  );
}

async function removeQuietly(path: string, on: WriteDisk): Promise<void> {
  await on.rm(path, { force: true }).catch(() => {});
}

/** Makes the renames survive a power cut; not every system can. */
async function syncFolder(folder: string, on: WriteDisk): Promise<void> {
  const handle = await on.open(folder, "r").catch(() => {});
  await handle?.sync().catch(() => {});
  await handle?.close().catch(() => {});
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

function ignoreMissing(error: unknown): undefined {
  if (codeOf(error) !== "ENOENT") throw error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "you have no permission",
  EPERM: "you have no permission",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "your quota is used up",
  ENOTDIR: "a part of the path is a file",
  EEXIST: "a file is in the way",
};

function asUsageError(folder: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === "") return error;
  const reason = REASONS[code] ?? `the system says ${code}`;
  return new UsageError(`cannot write into \`${folder}\`: ${reason}`, [
    "the files there are as they were before",
  ]);
}
