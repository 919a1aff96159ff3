/** A host over a map of texts: tests, and anything that has no disk. A value that is a `HostError` reason fails to read. */

import { isBelow, resolvePath } from "../source/paths.ts";
import { HostError, MAX_FILE_BYTES, type Host } from "./host.ts";

export type MemoryEntry = string | { readonly fails: HostError["reason"] };

/** Paths are absolute, or relative to `cwd`. */
export function memoryHost(entries: Readonly<Record<string, MemoryEntry>>, cwd = "/project"): Host {
  const files = new Map(Object.entries(entries).map(([path, entry]) => [resolvePath(cwd, path), entry]));
  const paths = [...files.keys()].toSorted();

  const kindOf: Host["kindOf"] = (path) => {
    if (files.has(path)) return "file";
    return path === "/" || path === cwd || paths.some((file) => isBelow(path, file)) ? "folder" : "missing";
  };

  return {
    cwd,
    kindOf,
    readText(path) {
      const entry = files.get(path);
      if (entry === undefined) {
        if (kindOf(path) === "folder") throw new HostError("unreadable", path, "it is a folder");
        throw new HostError("missing", path, "there is no such file");
      }
      if (typeof entry !== "string") throw new HostError(entry.fails, path, `it is ${entry.fails}`);
      if (entry.length > MAX_FILE_BYTES) throw new HostError("too-large", path, "it is too large");
      return entry;
    },
    vpnFilesBelow: (folder) =>
      paths.filter((path) => {
        if (!isBelow(folder, path) || !path.endsWith(".vpn")) return false;
        const folders = path.slice(folder.length).split("/").slice(0, -1);
        return !folders.some((part) => part === "node_modules" || part.startsWith("."));
      }),
  };
}
