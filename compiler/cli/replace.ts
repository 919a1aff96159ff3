/**
 * Writes files anew where they are, all or none: a temporary file beside each, then a rename, so that a reader sees the old
 * text or the new one. Rights, owner and a byte order mark stay, and links stay links.
 */

import * as disk from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { UsageError } from "./io.ts";

export interface Replacement {
  readonly path: string;
  /** What was read; a file that says something else by now is not touched. */
  readonly before: string;
  readonly after: string;
}

interface Step {
  readonly real: string;
  readonly temporary: string;
  readonly old: Buffer;
}

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Throws `UsageError` when the disk refuses; then every file holds what it held before. */
export async function replaceAll(files: readonly Replacement[], on: typeof disk = disk): Promise<void> {
  const prepared: Step[] = [];
  const replaced: Step[] = [];
  try {
    for (const file of files) prepared.push(await prepare(file, on));
    for (const step of prepared) {
      await on.rename(step.temporary, step.real);
      replaced.push(step);
    }
  } catch (error) {
    for (const { real, old } of replaced) await on.writeFile(real, old);
    for (const { temporary } of prepared) await on.rm(temporary, { force: true });
    throw asUsageError(error);
  }
}

async function prepare({ path, before, after }: Replacement, on: typeof disk): Promise<Step> {
  const real = await on.realpath(path);
  await on.access(real, disk.constants.W_OK);
  const [old, { mode, uid, gid }] = [await on.readFile(real), await on.stat(real)];
  const hasMark = old.subarray(0, MARK.length).equals(MARK);
  if (!(hasMark ? old.subarray(MARK.length) : old).equals(Buffer.from(before))) {
    throw new UsageError(`\`${path}\` was changed by somebody else meanwhile`, [
      "no file was changed; run the command again",
    ]);
  }
  const temporary = join(dirname(real), `.${basename(real)}.${process.pid}.tmp`);
  await on.rm(temporary, { force: true });
  const handle = await on.open(temporary, "wx", mode & 0o777);
  try {
    await handle.chmod(mode & 0o777);
    // Only root may give files away; to whom it matters, it works.
    await handle.chown(uid, gid).catch(() => {});
    await handle.writeFile(Buffer.concat([hasMark ? MARK : Buffer.alloc(0), Buffer.from(after)]));
    await handle.sync();
  } catch (error) {
    await on.rm(temporary, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return { real, temporary, old };
}

function asUsageError(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const path = "path" in error ? String(error.path) : "a file";
  return new UsageError(`cannot write \`${path}\`: the system says ${String(error.code)}`, [
    "no file was changed",
  ]);
}
