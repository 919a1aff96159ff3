/**
 * Standard output and standard error. In: one of Node's streams, not yet made. Out: what the commands write to. A file or a pipe is written
 * to directly, because Node loads its network for a stream, which takes longer than the commands take to say something.
 */

import { fstatSync, statSync, writeSync } from "node:fs";
import process from "node:process";
import type { Stream } from "./io.ts";
import { reasonOf } from "./reasons.ts";

/** `descriptor`: what `stream` writes to. */
export function outputTo(descriptor: number, stream: () => NodeJS.WriteStream): Stream {
  if (!isDirect(descriptor)) return throughNode(stream());
  let node: NodeJS.WriteStream | undefined;
  return {
    write(text) {
      const bytes = Buffer.from(text);
      const written = node === undefined ? writeNow(descriptor, bytes) : 0;
      if (written === bytes.length) return;
      node ??= guarded(stream());
      node.write(bytes.subarray(written));
    },
    isTerminal: false,
    columns: undefined,
  };
}

/** Terminals need more than bytes, as does Windows. */
function isDirect(descriptor: number): boolean {
  if (process.platform === "win32") return false;
  try {
    const stat = fstatSync(descriptor);
    if (stat.isCharacterDevice()) return stat.rdev === statSync("/dev/null").rdev;
    return stat.isFile() || stat.isFIFO() || stat.isSocket();
  } catch {
    return false;
  }
}

/**
 * How many bytes were taken. What comes to a full pipe that does not wait, or finds nobody reading, or no room on the disk,
 * is left to Node's stream, which waits for the first and tells the others.
 */
function writeNow(descriptor: number, bytes: Uint8Array): number {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch {
    return written;
  }
  return written;
}

function throughNode(stream: NodeJS.WriteStream): Stream {
  guarded(stream);
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true,
    columns: stream.columns,
  };
}

/** Whoever reads may stop reading: `vpnc explain | head`. What cannot be written otherwise must not be taken for whole. */
function guarded(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return stream.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code === "EPIPE") process.exit(process.exitCode ?? 0);
    writeNow(2, Buffer.from(`vpnc: cannot write all that it has to say: ${reasonOf(code)}\n`));
    process.exit(2);
  });
}
