/**
 * The state of the server: the open documents, laid over the disk, and the analyses of their projects. Changes are gathered
 * for a moment before anything is analyzed again; what is asked meanwhile is answered from the newest text.
 */

import type { Host } from "../compiler/host/host.ts";
import type { Analysis } from "../compiler/pipeline.ts";
import { isBelow, SETTINGS_FILE } from "../compiler/source/paths.ts";
import type { Guard } from "./guard.ts";
import { linesAmong, type LinesOf } from "./lines.ts";
import { diagnosticsFor, pathsIn, type ShownDiagnostic } from "./features/diagnostics.ts";
import {
  checkProject,
  leftOut,
  projectOf,
  type Checked,
  type OpenDocument,
  type ProjectKey,
} from "./projects.ts";

export interface WorkspaceOptions {
  readonly host: Host;
  readonly documents: () => readonly OpenDocument[];
  /** Absolute paths of the folders that the editor has open. */
  readonly folders: () => readonly string[];
  /** All diagnostics of one file: what was published for it before is replaced. */
  readonly publish: (
    path: string,
    found: readonly ShownDiagnostic[],
    version: number | undefined,
    linesOf: LinesOf,
  ) => void;
  /** Milliseconds; only differences count. Without it, all projects take the same. */
  readonly now: (() => number) | undefined;
  /** How long typing must rest; for tests. */
  readonly pauseMs: number | undefined;
  readonly guard: Guard;
  /** Everything found has been published. */
  readonly settled: () => void;
}

export interface Workspace {
  /** Something changed at this path, or (`undefined`) anywhere; analyzes again after `delay` milliseconds. */
  readonly changed: (path: string | undefined, delay?: "now") => void;
  /** The analysis of the project of an open document, of its text as it is now. */
  readonly analysisOf: (path: string) => Analysis | undefined;
  /** Those of every open document's project, each once. */
  readonly analyses: () => readonly Analysis[];
  /** Resolves when no change waits to be analyzed. */
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
}

interface State {
  readonly key: ProjectKey;
  checked: Checked | undefined;
  stale: boolean;
}

/**
 * Typing goes on while this lasts; a project that takes longer to analyze gets longer pauses. Keys are struck a tenth of a second
 * apart: what takes half of that holds up nobody, and is done at once.
 */
const PAUSE_MS = 120;
const LONGEST_PAUSE_MS = 1000;
const FLUENT_MS = 50;

function pauseAfter(wanted: number | undefined, duration: number | undefined): number {
  if (wanted === undefined && duration !== undefined && duration <= FLUENT_MS) return 0;
  return Math.min(Math.max(wanted ?? PAUSE_MS, 2 * (duration ?? 0)), LONGEST_PAUSE_MS);
}

export function createWorkspace(options: WorkspaceOptions): Workspace {
  const states = new Map<string, State>();
  let published = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** An opened document does not wait for the pauses of typing. */
  let urgent = false;
  let lastDuration: number | undefined;
  let isWaiting = false;

  /** Who waits for the end of the pause. */
  let waiting: (() => void)[] = [];

  return { changed, analysisOf, analyses, settled, stop };

  function changed(path: string | undefined, delay?: "now"): void {
    for (const state of states.values()) if (path === undefined || concerns(state, path)) state.stale = true;
    if (urgent) return;
    urgent = delay === "now";
    clearTimeout(timer);
    isWaiting = true;
    timer = setTimeout(settle, urgent ? 0 : pauseAfter(options.pauseMs, lastDuration));
  }

  function settle(): void {
    urgent = false;
    isWaiting = false;
    options.guard("diagnostics", refresh);
    release();
    options.settled();
  }

  function settled(): Promise<void> {
    return isWaiting ? new Promise((resolve) => void waiting.push(resolve)) : Promise.resolve();
  }

  function release(): void {
    const released = waiting;
    waiting = [];
    for (const resolve of released) resolve();
  }

  function stop(): void {
    clearTimeout(timer);
    release();
  }

  function analysisOf(path: string): Analysis | undefined {
    const document = judged().find((open) => open.path === path);
    return document && judgesOf(document).owner.checked?.analysis;
  }

  function analyses(): readonly Analysis[] {
    const owners = new Set(judged().map((document) => judgesOf(document).owner));
    return [...owners].flatMap(({ checked }) => checked?.analysis ?? []);
  }

  /** A `vpnc.json` in the editor counts through the overlay only. */
  function judged(): readonly OpenDocument[] {
    return options.documents().filter(({ path }) => !path.endsWith(`/${SETTINGS_FILE}`));
  }

  /** The up-to-date project of a document, and the one that speaks for the document: the same, unless it leaves it out. */
  function judgesOf(document: OpenDocument): Judges {
    const overlay = overlayOf(options.documents());
    const project = upToDate(projectOf(document, options.host, options.folders(), overlay), document);
    const isLeftOut = project.checked !== undefined && !project.checked.analysis.files.has(document.path);
    return { document, project, owner: isLeftOut ? upToDate(leftOut(document.path), document) : project };
  }

  function upToDate(key: ProjectKey, document: OpenDocument): State {
    const state: State = states.get(key.id) ?? { key, checked: undefined, stale: true };
    states.set(key.id, state);
    if (!state.stale) return state;
    state.stale = false;
    const started = options.now?.();
    const overlay = overlayOf(options.documents());
    const before = state.checked;
    const checked = options.guard("analysis", () =>
      checkProject(key, document, options.host, overlay, before),
    );
    // After a crash the last good answer stands.
    state.checked = checked ?? before;
    // The first analysis of a project says nothing about how long one takes after an edit.
    if (before !== undefined && started !== undefined) lastDuration = (options.now?.() ?? started) - started;
    return state;
  }

  /** Synchronous from texts to messages, so what is published always belongs to the versions it names. */
  function refresh(): void {
    const open = new Map(judged().map((document) => [document.path, judgesOf(document)]));
    const used = new Set([...open.values()].flatMap(({ owner, project }) => [owner, project]));
    for (const [id, state] of states) if (!used.has(state)) states.delete(id);

    const results = new Map<string, readonly ShownDiagnostic[]>();
    for (const [path, { owner }] of open) results.set(path, shownIn(owner, path, true));
    for (const state of used) {
      for (const path of state.key.selfish ? [] : pathsOf(state)) {
        if (!open.has(path)) results.set(path, merged(results.get(path), shownIn(state, path, false)));
      }
    }
    const linesOf = linesAmong([...used].flatMap(({ checked }) => checked?.analysis ?? []));
    for (const path of published) if (!results.has(path)) options.publish(path, [], undefined, linesOf);
    for (const [path, found] of results) {
      options.publish(path, found, open.get(path)?.document.version, linesOf);
    }
    published = new Set(results.keys());
  }
}

interface Judges {
  readonly document: OpenDocument;
  readonly project: State;
  readonly owner: State;
}

function concerns({ key, checked }: State, path: string): boolean {
  return key.path === path || isBelow(key.path, path) || (checked?.analysis.files.has(path) ?? true);
}

function overlayOf(documents: readonly OpenDocument[]): ReadonlyMap<string, string> {
  return new Map(documents.filter(({ hasFile }) => hasFile).map(({ path, text }) => [path, text]));
}

function shownIn({ checked }: State, path: string, wholeProject: boolean): readonly ShownDiagnostic[] {
  return checked === undefined ? [] : diagnosticsFor(checked.analysis, path, wholeProject);
}

function pathsOf({ checked }: State): Iterable<string> {
  return checked === undefined ? [] : pathsIn(checked.analysis.diagnostics);
}

/** Two folders without a `vpnc.json`, one inside the other, may say the same of a file. */
function merged(
  first: readonly ShownDiagnostic[] | undefined,
  second: readonly ShownDiagnostic[],
): readonly ShownDiagnostic[] {
  if (first === undefined) return second;
  const known = new Set(first.map(identity));
  return [...first, ...second.filter((found) => !known.has(identity(found)))];
}

function identity({ code, span, message }: ShownDiagnostic): string {
  return JSON.stringify([code, span, message]);
}
