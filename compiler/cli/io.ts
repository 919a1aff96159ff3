/** All that a command touches: streams, the environment, the host and the compiler. Tests give their own. */

import type { Host } from "../host/host.ts";
import type { Analysis, AnalyzeOptions } from "../pipeline.ts";
import type { Project } from "../project/project.ts";
import type { Target } from "../targets/target.ts";

export interface Io {
  readonly host: Host;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Data. */
  readonly out: Stream;
  /** All of standard input, for the commands that read it. */
  readonly input: () => Promise<Uint8Array>;
  /** Diagnostics, progress, remarks. */
  readonly err: Stream;
  readonly version: string;
  readonly compiler: Compiler;
}

export interface Stream {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  readonly columns: number | undefined;
}

/** The phases a command runs, each loaded when it is first needed. */
export interface Compiler {
  readonly analyze: () => Promise<Analyze>;
  /** The same for each of several runs: it remembers the one before. */
  readonly analyzeAgain: () => Promise<Analyze>;
  readonly targetOf: () => Promise<(name: string) => Target | undefined>;
}

/** What the commands use of `analyze`. */
export type Analyze = (project: Project, options?: AnalyzeOptions) => Findings;
export type Findings = Pick<Analysis, "diagnostics" | "table" | "model" | "tests" | "expansion" | "lock">;

/** 0: done; 1: the input has errors; 2: wrong usage or an unreadable file; 70: a bug in vpnc. */
export type ExitStatus = 0 | 1 | 2 | 70;

/** The command line asked for something that cannot be: one sentence, and what to do. Ends with status 2. */
export class UsageError extends Error {
  readonly hints: readonly string[];
  constructor(message: string, hints: readonly string[] = []) {
    super(message);
    this.hints = hints;
  }
}
