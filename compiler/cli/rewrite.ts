/** Replaces files as if they had been edited in place. In: paths and new texts. Out: files with the permissions, the owner and the byte order mark of the old ones. */

import { constants } from "node:fs";
import * as disk from "node:fs/promises";
import { byteOrderMark, slashed } from "../host/node.ts";
import type { SourceText } from "../project/project.ts";
import { baseName, parentOf } from "../source/paths.ts";
import { UsageError } from "./io.ts";
import { writeAll, type WrittenFile } from "./write.ts";

/** The files of one folder change all or none. Throws `UsageError`. */
export async function rewrite(files: readonly SourceText[]): Promise<void> {
  const folders = new Map<string, Map<string, WrittenFile>>();
  for (const { uri, text } of files) {
    // A link stays a link: what it leads to is replaced.
    const target = slashed(await disk.realpath(uri));
    const { mode, uid, gid } = await disk.stat(target);
    await refuseReadOnly(target, mode);
    const name = baseName(target);
    const file = { name, text: (await markOf(target)) + text, secret: false, keep: { mode, uid, gid } };
    const folder = parentOf(target);
    folders.set(folder, (folders.get(folder) ?? new Map<string, WrittenFile>()).set(name, file));
  }
  for (const [folder, written] of folders) await writeAll(folder, [...written.values()]);
}

/** Replacing a file asks nothing of the file itself, but who made it read-only meant it. */
async function refuseReadOnly(path: string, mode: number): Promise<void> {
  const allowed = await disk.access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
  // Root may write everything.
  if (allowed && (mode & 0o222) !== 0) return;
  throw new UsageError(`\`${path}\` cannot be written: it is read-only`, ["nothing was written"]);
}

/** Hosts give texts without it. */
async function markOf(path: string): Promise<string> {
  const bytes = new Uint8Array(3);
  const handle = await disk.open(path, "r");
  try {
    await handle.read(bytes, 0, 3, 0);
  } finally {
    await handle.close();
  }
  return byteOrderMark(bytes);
}
