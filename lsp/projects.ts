/**
 * Which project a document belongs to, and that project's analysis. A `vpnc.json` at or above the document decides; without
 * one it is the document's folder where the editor has it open as part of a workspace, else the document alone.
 */

import type { Host } from "../compiler/host/host.ts";
import { analyze, type Analysis } from "../compiler/pipeline.ts";
import { importsOf, type FoundImport } from "../compiler/project/imports.ts";
import { loadProject, settingsRoot } from "../compiler/project/load.ts";
import { isBelow, isShipped, parentOf } from "../compiler/source/paths.ts";
import type { Project } from "../compiler/project/project.ts";
import { DEFAULT_SETTINGS } from "../compiler/project/settings.ts";

/** A document that is open in the editor. */
export interface OpenDocument {
  readonly uri: string;
  /** The file's path; for a document without a file, something unique that is no path. */
  readonly path: string;
  readonly hasFile: boolean;
  readonly version: number;
  readonly text: string;
}

export interface ProjectKey {
  /** The same for documents of the same project. */
  readonly id: string;
  /** What `vpnc check` would be given. */
  readonly path: string;
  /** It speaks for its own document only, not for the other files it reads. */
  readonly selfish: boolean;
}

export function projectOf(
  document: OpenDocument,
  host: Host,
  folders: readonly string[],
  open: Overlay,
): ProjectKey {
  const { path, hasFile } = document;
  if (!hasFile || isShipped(path)) return alone(path);
  const root = settingsRoot((at) => (open.has(at) ? "file" : host.kindOf(at)), path);
  if (root !== undefined) return { id: `settings ${root}`, path: root, selfish: false };
  const folder = parentOf(path);
  const inWorkspace = folders.some((workspace) => workspace === folder || isBelow(workspace, folder));
  return inWorkspace ? { id: `folder ${folder}`, path: folder, selfish: false } : alone(path);
}

function alone(path: string): ProjectKey {
  return { id: `file ${path}`, path, selfish: false };
}

/** A document that the patterns of its `vpnc.json` leave out is checked as `vpnc check FILE` would, for itself. */
export function leftOut(path: string): ProjectKey {
  return { id: `left out ${path}`, path, selfish: true };
}

export type Overlay = ReadonlyMap<string, string>;

export interface Checked {
  readonly project: Project;
  readonly analysis: Analysis;
  /** By text: most texts are the same after an edit. */
  readonly imports: ReadonlyMap<string, readonly FoundImport[]>;
}

/** `before`: what was found before an edit; nobody may look at it any more. */
export function checkProject(
  { path }: ProjectKey,
  document: OpenDocument,
  host: Host,
  overlay: Overlay,
  before: Checked | undefined,
): Checked {
  const imports = new Map<string, readonly FoundImport[]>();
  const find = (text: string): readonly FoundImport[] => {
    const found = before?.imports.get(text) ?? importsOf(text);
    imports.set(text, found);
    return found;
  };
  const project = document.hasFile ? loadProject(host, [path], overlay, find) : unsaved(document);
  return { project, analysis: analyze(project, { before: before?.analysis }), imports };
}

/** It has no folder, so it can import nothing. */
function unsaved({ path, text }: OpenDocument): Project {
  return { root: "/", files: [{ uri: path, text }], settings: DEFAULT_SETTINGS, diagnostics: [] };
}
