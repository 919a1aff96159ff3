/** The disk as it was found last: while somebody types, nothing that the editor watches is read again. In: a host. Out: the same, and a way to look again. */

import type { Host } from "../compiler/host/host.ts";
import { joinPath } from "../compiler/source/paths.ts";

export interface Disk {
  readonly host: Host;
  /** Something may have changed anywhere. */
  readonly forget: () => void;
}

/** `isWatched`: the editor says when something happens to a file; what nobody watches is looked at each time. */
export function createDisk(host: Host, isWatched: (path: string) => boolean): Disk {
  const known = {
    texts: new Map<string, string>(),
    kinds: new Map<string, ReturnType<Host["kindOf"]>>(),
    files: new Map<string, readonly string[]>(),
  };

  function once<Value>(
    found: Map<string, Value>,
    look: (path: string) => Value,
    witness = (path: string): string => path,
  ): (path: string) => Value {
    return (path) => {
      const before = found.get(path);
      if (before !== undefined) return before;
      const now = look(path);
      if (isWatched(witness(path))) found.set(path, now);
      return now;
    };
  }

  return {
    host: {
      cwd: host.cwd,
      readText: once(known.texts, host.readText),
      kindOf: once(known.kinds, host.kindOf),
      vpnFilesBelow: once(known.files, host.vpnFilesBelow, (folder) => joinPath(folder, "any.vpn")),
    },
    forget() {
      for (const found of Object.values(known)) found.clear();
    },
  };
}
