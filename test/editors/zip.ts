/** Reads the directory of a zip archive: bytes in, names and contents out. As much of the format as a .vsix uses. */

import { inflateRawSync } from "node:zlib";

export interface ZipEntry {
  readonly name: string;
  readonly text: () => string;
}

const END = 0x06054b50;
const STORED = 0;

export function entriesOfZip(bytes: Buffer): readonly ZipEntry[] {
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== END) end--;
  if (end < 0) throw new Error("no zip archive");
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const method = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 20);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      bytes.readUInt16LE(at + field),
    );
    const header = bytes.readUInt32LE(at + 42);
    const nameStart = at + 46;
    const name = bytes.toString("utf8", nameStart, nameStart + (nameLength ?? 0));
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const content = bytes.subarray(start, start + size);
    entries.push({
      name,
      text: () => (method === STORED ? content : inflateRawSync(content)).toString("utf8"),
    });
    at = nameStart + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return entries;
}
