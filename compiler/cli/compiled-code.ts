/**
 * Keeps what the engine compiled of the program, so that the next start need not. Node does the same from 22.1 on
 * (https://nodejs.org/api/module.html#module-compile-cache); its two variables are obeyed.
 */

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";

export interface CompiledCode {
  readonly read: () => Buffer | undefined;
  readonly write: (data: Buffer) => void;
}

/**
 * `program`: a digest of what is compiled. `command`: each one runs other parts of it. A folder that cannot be used is no
 * error: the program only starts slower.
 */
export function compiledCode(program: string, command: string): CompiledCode {
  const folder = folderOf(process.env);
  const prefix = `${program}-${process.version}-${process.arch}`;
  const name = `${prefix}-${/^[a-z]{2,10}$/.test(command) ? command : "other"}.bin`;
  return {
    read: () =>
      attempt(() => (folder === undefined || !isOurs(folder) ? undefined : readFileSync(join(folder, name)))),
    write: (data) =>
      void attempt(() => {
        if (folder === undefined) return;
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        if (!isOurs(folder)) return;
        // Those of other versions are never asked for again.
        for (const other of readdirSync(folder)) if (!other.startsWith(prefix)) rmSync(join(folder, other));
        const temporary = join(folder, `${name}.${process.pid}`);
        writeFileSync(temporary, data, { mode: 0o600 });
        renameSync(temporary, join(folder, name));
      }),
  };
}

function folderOf(env: NodeJS.ProcessEnv): string | undefined {
  if ((env.NODE_DISABLE_COMPILE_CACHE ?? "") !== "") return undefined;
  const own = env.NODE_COMPILE_CACHE ?? "";
  if (own !== "") return join(own, "vpnc-compiled");
  const base =
    process.platform === "win32" ? env.LOCALAPPDATA : (env.XDG_CACHE_HOME ?? join(homedir(), ".cache"));
  return base === undefined || base === "" ? undefined : join(base, "vpnc", "compiled");
}

/** Compiled code is run as it is: nobody else may have put it there. */
function isOurs(folder: string): boolean {
  const { uid, mode } = statSync(folder);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
