/** What a command says of itself, and what several of them say. */

import { DIAGNOSTIC_FORMATS } from "./formats.ts";
import type { ExitStatus, Io } from "./io.ts";
import type { Invocation } from "./invocation.ts";

export interface CommandSpec {
  readonly name: string;
  /** One line of the list of commands. */
  readonly summary: string;
  /** Paragraphs of its own help. */
  readonly description: readonly string[];
  readonly argument: ArgumentSpec | undefined;
  readonly options: readonly OptionSpec[];
  readonly exits: readonly ExitSpec[];
  readonly examples: readonly string[];
  /** Loads the command's module when it is called, so that no command pays for another. */
  readonly load: () => Promise<(invocation: Invocation, io: Io) => Promise<ExitStatus>>;
}

export interface ArgumentSpec {
  readonly syntax: string;
  readonly summary: string;
}

export interface OptionSpec {
  readonly flags: string;
  readonly summary: string;
  readonly choices?: readonly string[];
}

export interface ExitSpec {
  readonly status: ExitStatus;
  readonly meaning: string;
}

export const PATHS: ArgumentSpec = {
  syntax: "[paths...]",
  summary: ".vpn files, or folders with all .vpn files below; default: the current folder",
};

export const STRICT: OptionSpec = { flags: "--strict", summary: "warnings fail, too" };
export const FORMAT: OptionSpec = {
  flags: "--format <format>",
  summary: "how diagnostics are written; default: pretty on a terminal, plain otherwise",
  choices: DIAGNOSTIC_FORMATS,
};

export const COMMON_OPTIONS: readonly OptionSpec[] = [
  FORMAT,
  {
    flags: "--color <when>",
    summary: "colours; default: auto, which respects NO_COLOR and FORCE_COLOR",
    choices: ["auto", "always", "never"],
  },
  { flags: "--quiet", summary: "say nothing but what decides the exit status" },
  { flags: "--no-progress", summary: "no progress line, not even on a terminal" },
];

export const WATCH: OptionSpec = {
  flags: "--watch",
  summary: "run again whenever a source file changes, until interrupted",
};

export const DONE: ExitSpec = { status: 0, meaning: "done" };
export const DONE_AS_EXPECTED: ExitSpec = { status: 0, meaning: "all as expected" };
export const USAGE: ExitSpec = { status: 2, meaning: "wrong usage, or a file that cannot be read" };
export const BUG: ExitSpec = { status: 70, meaning: "a bug in vpnc" };

/** A command's own option replaces the common one of the same name. */
export function optionsOf(command: CommandSpec): readonly OptionSpec[] {
  const own = new Set(command.options.map(longFlag));
  return [...command.options, ...COMMON_OPTIONS.filter((option) => !own.has(longFlag(option)))];
}

/** `--output` of `-o, --output <dir>`. */
export function longFlag(option: OptionSpec): string {
  return /--[a-z-]+/.exec(option.flags)?.[0] ?? option.flags;
}
