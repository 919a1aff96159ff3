/** Builds the argument parser from the table of commands and reads one command line with it. */

import { Command, CommanderError, Option } from "commander";
import { nearest } from "../diagnostics/nearest.ts";
import {
  COMMANDS,
  COMMON_OPTIONS,
  longFlag,
  optionsOf,
  type CommandSpec,
  type OptionSpec,
} from "./commands.ts";
import type { Invocation } from "./invocation.ts";
import { UsageError, type Io } from "./io.ts";

export interface ParsedLine {
  readonly command: CommandSpec;
  readonly invocation: Invocation;
}

/** `undefined` when help was asked for and given. Throws `UsageError`. */
export function parseLine(argv: readonly string[], io: Io): ParsedLine | undefined {
  let parsed: ParsedLine | undefined;
  // Where the line begins with a command, no other one has a say, and making them all takes as long as a small check.
  const named = COMMANDS.filter(({ name }) => name === argv[0]);
  const program = programFor(named.length === 0 ? COMMANDS : named, io, (command, invocation) => {
    parsed = { command, invocation };
  });
  if (argv.length === 0) {
    io.err.write(program.helpInformation());
    throw new UsageError("no command was given");
  }
  try {
    program.parse(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    throw usageError(error, argv);
  }
  return parsed;
}

function programFor(
  commands: readonly CommandSpec[],
  io: Io,
  found: (command: CommandSpec, invocation: Invocation) => void,
): Command {
  const program = new Command("vpnc")
    .description(
      "Compiles .vpn files, which describe both ends of IPsec tunnels, to the scripts of their devices.",
    )
    .version(io.version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print the help of a command")
    .showSuggestionAfterError(false)
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(text),
      outputError: () => {},
      getOutHelpWidth: () => io.out.columns ?? 100,
      getErrHelpWidth: () => io.err.columns ?? 100,
    });
  for (const option of COMMON_OPTIONS) program.addOption(optionFor(option).hideHelp());
  program.addHelpText("after", "\n`vpnc COMMAND --help` shows the options of a command.");
  for (const spec of commands) addCommand(program, spec, found);
  return program;
}

function addCommand(
  program: Command,
  spec: CommandSpec,
  found: (command: CommandSpec, invocation: Invocation) => void,
): void {
  const command = program.command(spec.name).summary(spec.summary).description(spec.description.join("\n\n"));
  const [first, ...others] = spec.argument?.syntax.split(" ") ?? [];
  // The summary speaks of all of them.
  if (first !== undefined) command.argument(first, spec.argument?.summary);
  for (const other of others) command.argument(other);
  for (const option of optionsOf(spec)) command.addOption(optionFor(option));
  const exits = spec.exits.map(({ status, meaning }) => `  ${`${status}`.padEnd(3)} ${meaning}`);
  const examples = spec.examples.map((example) => `  ${example}`);
  command.addHelpText("after", ["", "Exit status:", ...exits, "", "Examples:", ...examples].join("\n"));
  command.action(() => {
    const options = { ...program.opts(), ...command.opts() };
    found(spec, withPathsApart({ arguments: command.args, options }));
  });
}

function optionFor(spec: OptionSpec): Option {
  const option = new Option(spec.flags, spec.summary);
  return spec.choices === undefined ? option : option.choices([...spec.choices]);
}

function isPath(value: string, index: number): boolean {
  return index > 0 && (/[/\\]/.test(value) || value.endsWith(".vpn") || value === "." || value === "..");
}

/**
 * `--site hq riga sites/`: a list of names would swallow the paths behind it. A site's name holds no slash, so a value
 * after the first that has one, or ends with `.vpn`, is a path.
 */
function withPathsApart(invocation: Invocation): Invocation {
  const { site } = invocation.options;
  if (!Array.isArray(site)) return invocation;
  const values = site.flatMap((value) => String(value).split(",")).filter((value) => value !== "");
  return {
    arguments: [...invocation.arguments, ...values.filter(isPath)],
    options: { ...invocation.options, site: values.filter((value, index) => !isPath(value, index)) },
  };
}

function usageError(error: CommanderError, argv: readonly string[]): UsageError {
  const [command] = argv.filter((argument) => !argument.startsWith("-"));
  const spec = COMMANDS.find(({ name }) => name === command);
  const see =
    spec === undefined
      ? "`vpnc --help` lists the commands"
      : `\`vpnc ${spec.name} --help\` shows what it takes`;
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  switch (error.code) {
    case "commander.unknownCommand": {
      const near = nearest(
        quoted,
        COMMANDS.map(({ name }) => name),
      );
      const path = /[/\\.]/.test(quoted) ? `check ${quoted}` : undefined;
      return new UsageError(`there is no command \`${quoted}\``, [...didYouMean(near ?? path, "vpnc "), see]);
    }
    case "commander.unknownOption": {
      const flags = [
        ...(spec === undefined ? COMMON_OPTIONS : optionsOf(spec)).map(longFlag),
        "--help",
        "--version",
      ];
      const where = spec === undefined ? "vpnc" : `\`vpnc ${spec.name}\``;
      return new UsageError(`${where} has no option \`${quoted}\``, [
        ...didYouMean(nearest(quoted, flags)),
        see,
      ]);
    }
    default:
      return new UsageError(error.message.replace(/^error: /, "").replaceAll("'", "`"), [see]);
  }
}

function didYouMean(word: string | undefined, prefix = ""): readonly string[] {
  return word === undefined ? [] : [`did you mean \`${prefix}${word}\`?`];
}
