/** All that the compiler ever asks of the world. `node.ts` asks the disk, `memory.ts` a map; nothing else does IO. */

export interface Host {
  /** Absolute, with `/`. */
  readonly cwd: string;
  /** Throws `HostError`. */
  readonly readText: (path: string) => string;
  readonly kindOf: (path: string) => "file" | "folder" | "missing";
  /** Every `.vpn` file below a folder (not in `node_modules`, not in dot folders), sorted. */
  readonly vpnFilesBelow: (folder: string) => readonly string[];
}

export class HostError extends Error {
  readonly reason: "missing" | "unreadable" | "too-large" | "not-text";
  readonly path: string;
  constructor(reason: HostError["reason"], path: string, message: string) {
    super(message);
    this.reason = reason;
    this.path = path;
  }
}

/** A source file larger than this is refused: nobody writes it, and it would freeze an editor. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;
