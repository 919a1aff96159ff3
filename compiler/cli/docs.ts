/** The reference page of the command line, made from the table of commands. */

import { COMMANDS, COMMON_OPTIONS, optionsOf, type CommandSpec, type OptionSpec } from "./commands.ts";

/** The text of `docs/cli.md`, formatted as Prettier would. */
export function commandLineMarkdown(): string {
  return [
    "# The command line",
    "`vpnc COMMAND [PATHS…]`. A path is a `.vpn` file, or a folder with all `.vpn` files below it; none means the current folder. A `vpnc.json` at or above a path marks the project root, and a file is checked with its project.",
    "Diagnostics go to standard error and data to standard output; `check` prints the formats for programs, `json`, `sarif`, `github` and `junit`, to standard output.",
    "## Options of every command",
    optionList(COMMON_OPTIONS),
    ...COMMANDS.flatMap(commandParts),
  ]
    .join("\n\n")
    .concat("\n");
}

function commandParts(command: CommandSpec): readonly string[] {
  const own = optionsOf(command).filter((option) => !COMMON_OPTIONS.includes(option));
  return [
    `## \`vpnc ${[command.name, command.argument?.syntax ?? ""].join(" ").trim()}\``,
    ...command.description,
    ...(command.argument === undefined
      ? []
      : [`\`${command.argument.syntax}\`: ${command.argument.summary}.`]),
    ...(own.length === 0 ? [] : [optionList(own)]),
    `Exit status:\n\n${command.exits.map(({ status, meaning }) => `- ${status}: ${meaning}`).join("\n")}`,
    `\`\`\`sh\n${command.examples.join("\n")}\n\`\`\``,
  ];
}

function optionList(options: readonly OptionSpec[]): string {
  return options
    .map(({ flags, summary, choices }) => {
      const values = choices === undefined ? "" : ` (${choices.map((choice) => `\`${choice}\``).join(", ")})`;
      return `- \`${flags}\`: ${summary}${values}`;
    })
    .join("\n");
}
