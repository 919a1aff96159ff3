/** `--watch`: runs a command, and again whenever a source file of its project changes, until somebody interrupts it. */

import { statSync, watch, type FSWatcher } from "node:fs";
import { HostError } from "../host/host.ts";
import { loadProject } from "../project/load.ts";
import { isBelow, isShipped, joinPath, parentOf, SETTINGS_FILE } from "../source/paths.ts";
import type { Invocation } from "./invocation.ts";
import { UsageError, type ExitStatus, type Io } from "./io.ts";

/** Editors write a file in several steps. */
const SETTLES_AFTER = 80;

/** Never returns a status: what the last run found is on the screen. Throws what the first run throws. */
export async function watching(
  invocation: Invocation,
  io: Io,
  once: () => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const watchers = new Map<string, FSWatcher>();
  const appeared = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  // What changes while it runs is seen, too.
  follow();
  try {
    await once();
  } catch (error) {
    for (const watcher of watchers.values()) watcher.close();
    throw error;
  }
  io.err.write("watching for changes; interrupt to stop\n");
  return new Promise(() => {
    // The watchers keep the process alive.
  });

  /** Not recursive: a tree of `node_modules` below the root is nobody's source. */
  function follow(): void {
    const wanted = new Set([...foldersOf(invocation, io), ...[...appeared].filter(isFolder)]);
    for (const [folder, watcher] of watchers) {
      if (wanted.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of wanted) {
      if (watchers.has(folder)) continue;
      const watcher = watch(folder, (_event, name) => changed(folder, name));
      watcher.on("error", () => {
        watcher.close();
        watchers.delete(folder);
      });
      watchers.set(folder, watcher);
    }
  }

  function changed(folder: string, name: string | null): void {
    if (name !== null && !isSource(name) && !mayBeFolder(name)) return;
    if (name !== null && mayBeFolder(name)) appeared.add(joinPath(folder, name));
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(() => again(name));
    }, SETTLES_AFTER);
  }

  async function again(name: string | null): Promise<void> {
    io.err.write(`\nchanged: ${name ?? "something"}\n`);
    try {
      follow();
      await once();
    } catch (error) {
      // A file may be away for a moment; the next change tells.
      if (!(error instanceof UsageError)) throw error;
      io.err.write(`vpnc: ${error.message}\n`);
    }
  }
}

function isSource(name: string): boolean {
  return name.endsWith(".vpn") || name === SETTINGS_FILE;
}

/** In a new folder there may be sources soon. */
function mayBeFolder(name: string): boolean {
  return !name.includes(".") && name !== "node_modules";
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The folders of all sources, and those between them and the root. */
function foldersOf({ arguments: paths }: Invocation, io: Io): ReadonlySet<string> {
  const folders = new Set<string>();
  try {
    const { root, files } = loadProject(io.host, paths);
    folders.add(root);
    for (const { uri } of files) {
      if (isShipped(uri)) continue;
      for (let folder = parentOf(uri); !folders.has(folder); folder = parentOf(folder)) {
        folders.add(folder);
        if (!isBelow(root, folder)) break;
      }
    }
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
  }
  return folders;
}
