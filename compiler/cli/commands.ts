/** The one table of commands: it drives the parser, `--help` and `docs/cli.md`. */

import type { CommandSpec } from "./command.ts";
import { PROJECT_COMMANDS } from "./project-commands.ts";
import { QUESTION_COMMANDS } from "./question-commands.ts";
import { SUPPLY_COMMANDS } from "./supply-commands.ts";

export * from "./command.ts";

export const COMMANDS: readonly CommandSpec[] = [
  ...PROJECT_COMMANDS,
  ...QUESTION_COMMANDS,
  ...SUPPLY_COMMANDS,
];
