/**
 * Loads a project: paths in; its texts, its settings and what went wrong out. A file is checked with its project: a
 * `vpnc.json` at or above a path decides which files belong together, and imports pull in the rest.
 */

import { HostError, type Host } from "../host/host.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { pathPattern } from "./glob.ts";
import { followImports, importsOf, type ImportsOf, type ReadSource } from "./imports.ts";
import {
  LOCK_FILE,
  SETTINGS_FILE,
  isBelow,
  joinPath,
  parentOf,
  relativePath,
  resolvePath,
} from "../source/paths.ts";
import type { Project, SourceText } from "./project.ts";
import { readSettings, type ReadSettings } from "./settings-file.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";

/**
 * `paths` are files or folders, relative to the host's `cwd`; none means `cwd`. A text of `overlay` (what an editor holds
 * unsaved, by absolute path) stands in for the disk's. Never throws for what it finds.
 */
export function loadProject(
  host: Host,
  paths: readonly string[],
  overlay: ReadonlyMap<string, string> = new Map(),
  findImports: ImportsOf = importsOf,
): Project {
  const diagnostics: Diagnostic[] = [];
  const given = [...new Set((paths.length === 0 ? ["."] : paths).map((path) => resolvePath(host.cwd, path)))];
  const kindOf = (path: string) => (overlay.has(path) ? "file" : host.kindOf(path));

  const roots = [...new Set(given.map((path) => settingsRoot(kindOf, path)))];
  const [first = host.cwd] = given;
  const [root = kindOf(first) === "folder" ? first : parentOf(first)] = roots;
  if (roots.length > 1) {
    const projects = roots.map((at) => (at === undefined ? "none" : `\`${joinPath(at, SETTINGS_FILE)}\``));
    const message = `the given paths belong to different projects: ${projects.join(", ")}`;
    diagnostics.push(report("project/several-roots", { message, place: undefined }));
    return { root, files: [], settings: DEFAULT_SETTINGS, diagnostics };
  }

  const hasSettings = roots[0] !== undefined;
  const settingsFile = hasSettings ? readSettingsOf(root) : undefined;
  diagnostics.push(...(settingsFile?.diagnostics ?? []));

  const uris = new Set<string>();
  if (hasSettings) for (const uri of projectFiles(root, settingsFile, filesBelow, diagnostics)) uris.add(uri);
  for (const path of given) {
    if (kindOf(path) === "folder") {
      if (!hasSettings || isBelow(root, path)) for (const uri of filesBelow(path)) uris.add(uri);
    } else if (path !== joinPath(root, SETTINGS_FILE)) {
      uris.add(path);
    }
  }

  if (uris.size === 0 && !diagnostics.some((found) => found.severity === "error")) {
    diagnostics.push(noFiles(host, root));
  }
  const followed = followImports([...uris], readSource, findImports);
  diagnostics.push(...followed.diagnostics);
  const settings = settingsFile?.settings ?? DEFAULT_SETTINGS;
  return { root, files: followed.files, settings, lock: readLockOf(root), diagnostics };

  function readLockOf(folder: string): SourceText | undefined {
    const uri = joinPath(folder, LOCK_FILE);
    if (kindOf(uri) !== "file") return undefined;
    try {
      return { uri, text: readText(uri) };
    } catch (error) {
      diagnostics.push(unreadable(host, uri, error));
      return undefined;
    }
  }

  function readText(uri: string): string {
    return overlay.get(uri) ?? host.readText(uri);
  }

  /** A missing import is the importing line's fault, so it is reported there and not as a missing file. */
  function readSource(uri: string): ReturnType<ReadSource> {
    try {
      return { text: readText(uri) };
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      if (uris.has(uri)) diagnostics.push(unreadable(host, uri, error));
      return { reason: error.message };
    }
  }

  function readSettingsOf(folder: string): ReadSettings | undefined {
    const uri = joinPath(folder, SETTINGS_FILE);
    try {
      return readSettings(uri, readText(uri));
    } catch (error) {
      diagnostics.push(unreadable(host, uri, error));
      return undefined;
    }
  }

  function filesBelow(folder: string): readonly string[] {
    const unsaved = [...overlay.keys()].filter((uri) => isBelow(folder, uri) && uri.endsWith(".vpn"));
    try {
      return [...host.vpnFilesBelow(folder), ...unsaved];
    } catch (error) {
      diagnostics.push(unreadable(host, folder, error));
      return unsaved;
    }
  }
}

type KindOf = Host["kindOf"];

/** The nearest folder at or above `path` that holds a `vpnc.json`. */
export function settingsRoot(kindOf: KindOf, path: string): string | undefined {
  let folder = kindOf(path) === "folder" ? path : parentOf(path);
  for (;;) {
    if (kindOf(joinPath(folder, SETTINGS_FILE)) === "file") return folder;
    const above = parentOf(folder);
    if (above === folder) return undefined;
    folder = above;
  }
}

function projectFiles(
  root: string,
  read: ReadSettings | undefined,
  filesBelow: (folder: string) => readonly string[],
  diagnostics: Diagnostic[],
): readonly string[] {
  const all = filesBelow(root);
  const patterns = (read?.settings.files ?? ["**"]).map(pathPattern).filter((found) => found !== undefined);
  const used = new Set<string>();
  const chosen = all.filter((uri) => {
    let taken = false;
    for (const pattern of patterns) {
      if (!pattern.matches(relativePath(root, uri))) continue;
      used.add(pattern.source);
      taken = !pattern.negative;
    }
    return taken;
  });
  for (const { source } of patterns) {
    const span = read?.patternSpans.get(source);
    if (used.has(source) || span === undefined) continue;
    const message = `the pattern \`${source}\` in vpnc.json matches no .vpn file`;
    const place = { uri: joinPath(root, SETTINGS_FILE), span };
    diagnostics.push(report("project/files-unmatched", { message, place, label: "matches nothing" }));
  }
  return chosen;
}

/** Throws on what is no `HostError`. */
export function unreadable(host: Host, uri: string, error: unknown): Diagnostic {
  if (!(error instanceof HostError)) throw error;
  return report(`file/${error.reason}`, {
    message: `\`${relativePath(host.cwd, uri)}\` cannot be read: ${error.message}`,
    place: { uri, span: { start: 0, end: 0 } },
  });
}

function noFiles(host: Host, root: string): Diagnostic {
  const folder = relativePath(host.cwd, root);
  const where = folder === "." ? "the current folder" : `\`${folder}\``;
  return report("project/no-files", { message: `there is no .vpn file in ${where}`, place: undefined });
}
