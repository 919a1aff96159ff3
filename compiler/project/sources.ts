/** Chooses files for what looks at each by itself. In: paths. Out: the texts they name, without what these import, and what cannot be read. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { HostError, type Host } from "../host/host.ts";
import { isBelow, resolvePath } from "../source/paths.ts";
import { loadProject, unreadable } from "./load.ts";
import type { SourceText } from "./project.ts";

export interface Sources {
  /** Sorted by path, each once. */
  readonly files: readonly SourceText[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A folder stands for the files that its project has there, so `files` of `vpnc.json` counts. Never throws for what it finds. */
export function loadSources(host: Host, paths: readonly string[]): Sources {
  const files = new Map<string, SourceText>();
  const diagnostics: Diagnostic[] = [];
  for (const path of paths.length === 0 ? ["."] : paths) {
    const at = resolvePath(host.cwd, path);
    if (host.kindOf(at) !== "folder") {
      try {
        files.set(at, { uri: at, text: host.readText(at) });
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        diagnostics.push(unreadable(host, at, error));
      }
      continue;
    }
    const project = loadProject(host, [at], undefined, () => []);
    for (const file of project.files) if (isBelow(at, file.uri)) files.set(file.uri, file);
    diagnostics.push(...project.diagnostics.filter(({ severity }) => severity === "error"));
  }
  return { files: [...files.values()].toSorted((a, b) => (a.uri < b.uri ? -1 : 1)), diagnostics };
}
