/** A project as the pipeline sees it: texts with their paths, and the settings. Loading one from disk is `load.ts`. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Settings } from "./settings.ts";

export interface SourceText {
  /** Absolute path with `/`; the `uri` of every place in it. */
  readonly uri: string;
  readonly text: string;
}

export interface Project {
  /** Folder of `vpnc.json`, or the folder that was given. */
  readonly root: string;
  /** Sorted by path; the order never changes a verdict. Imported files are included. */
  readonly files: readonly SourceText[];
  readonly settings: Settings;
  /** `vpnc.lock` in the root, where there is one. */
  readonly lock?: SourceText | undefined;
  /** What went wrong while loading: unreadable files, a broken `vpnc.json`. */
  readonly diagnostics: readonly Diagnostic[];
}
