/** What `vpnc.json` decides, for the command line and the editor alike. */

import type { Baseline } from "../catalogue/algorithms.ts";
import type { Severity } from "../diagnostics/diagnostic.ts";

export interface Settings {
  /** Globs of the project's files, relative to the root; default: every `.vpn` file below it. */
  readonly files: readonly string[] | undefined;
  /** Output folder, relative to the root; default `build`. */
  readonly output: string | undefined;
  /** What the project demands of its algorithms; the command line's word is stronger. */
  readonly baseline: Baseline | undefined;
  /** Severity by code; errors that are not waivable cannot be lowered. */
  readonly severity: Readonly<Record<string, Severity | "off">>;
  /** Version of the language; only 1 exists. */
  readonly language: 1;
}

export const DEFAULT_SETTINGS: Settings = {
  files: undefined,
  output: undefined,
  baseline: undefined,
  severity: {},
  language: 1,
};
