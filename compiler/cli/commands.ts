/** The one table of commands: it drives the parser, `--help` and `docs/cli.md`. */

import { DIAGNOSTIC_FORMATS } from "./formats.ts";
import { BASELINES } from "../catalogue/algorithms.ts";
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

const PATHS: ArgumentSpec = {
  syntax: "[paths...]",
  summary: ".vpn files, or folders with all .vpn files below; default: the current folder",
};

const STRICT: OptionSpec = { flags: "--strict", summary: "warnings fail, too" };
const FORMAT: OptionSpec = {
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

const WATCH: OptionSpec = {
  flags: "--watch",
  summary: "run again whenever a source file changes, until interrupted",
};

const DONE: ExitSpec = { status: 0, meaning: "done" };
const DONE_AS_EXPECTED: ExitSpec = { status: 0, meaning: "all as expected" };
const USAGE: ExitSpec = { status: 2, meaning: "wrong usage, or a file that cannot be read" };
const BUG: ExitSpec = { status: 70, meaning: "a bug in vpnc" };

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: "build",
    summary: "check, then write the scripts of every configured device",
    description: [
      "Checks the project and writes one script per configured device, SITE.rsc and SITE.undo.rsc for RouterOS, and SITE.verify.txt, which says how to test it there. With errors nothing is written; otherwise all files appear or none, and those that hold a secret get mode 0600.",
      "The values of secrets are read from where the project says, and are only ever written into the scripts.",
      "Where tunnels take addresses `from` a network, vpnc.lock is written first.",
    ],
    argument: PATHS,
    options: [
      { flags: "-o, --output <dir>", summary: "output folder; default: `output` of vpnc.json, or build" },
      {
        flags: "--site <names...>",
        summary: "only these sites; later values with a slash or .vpn are paths",
      },
      {
        flags: "--style <style>",
        summary: "layout of the scripts; default: compact",
        choices: ["compact", "terse"],
      },
      { flags: "--stdout", summary: "print the scripts instead of writing files" },
      { flags: "--verify", summary: "write nothing; fail if the files on disk differ" },
      {
        flags: "--placeholder-secrets",
        summary: "write a visible placeholder for every secret without a value",
      },
      STRICT,
      WATCH,
    ],
    exits: [
      DONE,
      {
        status: 1,
        meaning:
          "the project has errors, or --verify found a difference or a stale vpnc.lock; nothing was written",
      },
      USAGE,
      BUG,
    ],
    examples: ["vpnc build", "vpnc build -o out --site hq riga", "vpnc build --verify"],
    load: async () => (await import("./build.ts")).build,
  },
  {
    name: "check",
    summary: "check the project; needs no secret values",
    description: [
      "Judges both ends of every tunnel against each other and every device against its release. Writes nothing and reads no secrets, unless told to.",
      "`--fix` changes files where only one thing can have been meant, and says how much. Comments and layout stay, and files outside the project's folder are left alone. What remains decides the exit status.",
    ],
    argument: PATHS,
    options: [
      STRICT,
      { flags: "--fix", summary: "put right what is safe to put right, then report the rest" },
      {
        flags: "--with-secrets",
        summary: "also read the secrets: compare those of the two ends, and judge how strong they are",
      },
      {
        flags: "--baseline <standard>",
        summary: "what all algorithms must satisfy; default: `baseline` of vpnc.json",
        choices: BASELINES,
      },
    ],
    exits: [DONE, { status: 1, meaning: "there are errors or, with --strict, warnings" }, USAGE, BUG],
    examples: [
      "vpnc check",
      "vpnc check sites/ --strict",
      "vpnc check --fix",
      "vpnc check --baseline rfc",
      "vpnc check --format json",
      "vpnc check --format sarif",
    ],
    load: async () => (await import("./check.ts")).check,
  },
  {
    name: "fmt",
    summary: "format .vpn files in place",
    description: [
      "Brings files into the one layout of the language: only blanks, line breaks and the columns of comments change. There is nothing to configure.",
      "Files are looked at one by one, without what they import. Each is replaced in one step and keeps its permissions, kind of line break and byte order mark; one that is formatted already is not touched. A file with a syntax error is reported and left alone, and the others are formatted.",
    ],
    argument: {
      syntax: "[paths...]",
      summary:
        ".vpn files, or folders with all .vpn files below (those that vpnc.json names, in its own folder); `-` reads standard input and prints; default: the current folder",
    },
    options: [
      { flags: "--check", summary: "write nothing; list the files that are not formatted, and fail" },
    ],
    exits: [
      DONE,
      { status: 1, meaning: "a file has syntax errors, or --check found one that is not formatted" },
      { status: 2, meaning: "wrong usage, or a file that cannot be read or written" },
      BUG,
    ],
    examples: ["vpnc fmt", "vpnc fmt sites/ --check"],
    load: async () => (await import("./fmt.ts")).fmt,
  },
  {
    name: "tunnels",
    summary: "show what the two ends of every tunnel agree on",
    description: [
      "Prints the negotiation table: for every tunnel and parameter the values of both ends, the rule that compares them and the verdict.",
    ],
    argument: PATHS,
    options: [
      {
        flags: "--format <format>",
        summary: "format of the table; default: text",
        choices: ["text", "json", "markdown"],
      },
    ],
    exits: [DONE, { status: 1, meaning: "the project has errors" }, USAGE, BUG],
    examples: ["vpnc tunnels", "vpnc tunnels --format json"],
    load: async () => (await import("./tunnels.ts")).tunnels,
  },
  {
    name: "trace",
    summary: "follow one packet through the policies of its site and of the far end",
    description: [
      "Says of every decision on the way which policy made it, where that stands, and what the headers are afterwards. All tunnels whose ends agree are taken to be up. What vpnc only infers about a device, and what lies outside the files, is said so.",
      "The packet starts behind SITE, or at its router where the source is the router's own address. Without PROTO it is a ping. Errors of the project that concern the packet's way are shown, and make the status 1.",
    ],
    argument: {
      syntax: "<site> <source> <destination> [protocol] [port]",
      summary:
        "the site where the packet starts; its addresses; a protocol by name or number; the destination port",
    },
    options: [
      {
        flags: "--project <path>",
        summary: "the project: a .vpn file or a folder; default: the current folder",
      },
      { flags: "--down <names>", summary: "tunnels or peers that have no SA now, separated by commas" },
      { flags: "--src-port <port>", summary: "the source port; default: 49152" },
      {
        flags: "--established",
        summary: "a later packet of its connection, which FastTrack and filters treat otherwise",
      },
      { flags: "--inbound", summary: "the packet comes in to SITE from outside, in clear" },
      {
        flags: "--format <format>",
        summary: "format of the trace; default: text",
        choices: ["text", "json"],
      },
    ],
    exits: [
      { status: 0, meaning: "traced, whatever became of the packet" },
      { status: 1, meaning: "traced, but errors of the project concern the packet's way" },
      USAGE,
      BUG,
    ],
    examples: [
      "vpnc trace hq 10.1.0.5 10.2.0.7 tcp 443",
      "vpnc trace hq 10.1.0.5 10.2.0.7 --down hq-riga",
      "vpnc trace hq 10.2.0.7 10.1.0.5 --inbound --format json",
    ],
    load: async () => (await import("./trace.ts")).trace,
  },
  {
    name: "test",
    summary: "run the `test` blocks",
    description: [
      "Traces every packet of every `test` block, and reports those that go another way than is written, with the policy that decided. Errors of the project fail the run, too.",
      "`--format junit` has a case for every packet; the other formats list what failed.",
    ],
    argument: PATHS,
    options: [WATCH],
    exits: [DONE, { status: 1, meaning: "a packet goes another way, or the project has errors" }, USAGE, BUG],
    examples: ["vpnc test", "vpnc test --watch", "vpnc test --format junit"],
    load: async () => (await import("./test.ts")).test,
  },
  {
    name: "secrets",
    summary: "list the secrets a build needs",
    description: [
      "Lists every secret that the scripts would hold: where it is read from, for which tunnels and sites, and whether it is there. Values are never shown.",
      "`--generate FILE` makes a value for every environment variable that is missing, and writes them as NAME=VALUE lines to a new file that only its owner can read. It replaces no file and prints no value.",
    ],
    argument: PATHS,
    options: [
      { flags: "--format <format>", summary: "format of the list; default: text", choices: ["text", "json"] },
      { flags: "--generate <file>", summary: "write new values for what is missing to this file, mode 0600" },
    ],
    exits: [DONE, { status: 1, meaning: "the project has errors" }, USAGE, BUG],
    examples: ["vpnc secrets", "vpnc secrets --format json"],
    load: async () => (await import("./secrets-list.ts")).secrets,
  },
  {
    name: "lock",
    summary: "record the addresses that tunnels take from a network",
    description: [
      "Writes vpnc.lock in the project's root: one line for each tunnel with `inside = from PREFIX`. A tunnel keeps its line whatever else is added or removed; the line of a tunnel that is gone is dropped. Commit the file.",
      "After a merge both people's lines count. If git marked a conflict, `vpnc lock` keeps the lines of both sides. If one network was given to two tunnels, it says so, and nothing is written until one of the two lines is deleted.",
    ],
    argument: PATHS,
    options: [{ flags: "--verify", summary: "write nothing; fail if the file is not up to date" }],
    exits: [
      DONE,
      {
        status: 1,
        meaning: "the project has errors, or --verify found the file out of date; nothing was written",
      },
      USAGE,
      BUG,
    ],
    examples: ["vpnc lock", "vpnc lock --verify"],
    load: async () => (await import("./lock.ts")).lock,
  },
  {
    name: "verify",
    summary: "judge what a site's devices print against what was compiled",
    description: [
      "Reads outputs that were pasted into files and says for each tunnel of the site whether it is up as it was compiled: phase 1, the number of SAs, their state, algorithms and lifetimes, whether packets pass both ways. With outputs of the other end, too, whether both show the same SAs.",
      "It knows RouterOS (`installed-sa print`, `remote-peers print`, `active-peers print`), Cisco IOS (`show crypto ipsec sa`, `show crypto isakmp sa`, `show crypto ikev2 sa`) and strongSwan (`swanctl --list-sas`). Which it is, it finds out itself. SITE.verify.txt, which `vpnc build` writes, says what to type. Keys in an output are not repeated anywhere.",
    ],
    argument: {
      syntax: "<site> <files...>",
      summary: "the site, and files with outputs of its device or of the other ends; `-` is standard input",
    },
    options: [
      {
        flags: "--format <format>",
        summary: "format of the report; default: text",
        choices: ["text", "json"],
      },
      {
        flags: "--project <path>",
        summary: "the project: a .vpn file or a folder; default: the current folder",
      },
    ],
    exits: [
      DONE_AS_EXPECTED,
      { status: 1, meaning: "something is not as expected, or cannot be seen; or the project has errors" },
      { status: 2, meaning: "wrong usage, a file that cannot be read, or an output that is not known" },
      BUG,
    ],
    examples: ["vpnc verify hq hq.txt", "vpnc verify hq hq.txt riga.txt --format json"],
    load: async () => (await import("./verify.ts")).verify,
  },
  {
    name: "explain",
    summary: "explain a diagnostic",
    description: [
      "Prints the page of one diagnostic code; without a code, lists all codes.",
      "`target/FROM..TO` tells what moved between two releases of RouterOS, and which defaults changed.",
    ],
    argument: { syntax: "[code]", summary: "a code such as project/import-cycle, or target/6.43..7.20" },
    options: [],
    exits: [DONE, { status: 2, meaning: "there is no such code, or other wrong usage" }, BUG],
    examples: ["vpnc explain project/import-cycle", "vpnc explain target/6.43.8..7.22.3"],
    load: async () => (await import("./explain.ts")).explain,
  },
  {
    name: "import",
    summary: "turn the configuration of devices into .vpn, and check what runs there",
    description: [
      "Reads what devices and clouds say of themselves, several at once, and prints one .vpn: each device as it is, every entry with the line it was read from. What was not understood is listed with its lines; nothing is dropped silently. docs/import.md says what is read of each format.",
      "Amazon's text describes both ends of its tunnels. Given without the router's own configuration it becomes two sites and tunnels between them; given with it, Amazon's end alone.",
      "Secrets are replaced by references to the environment, and the variables are listed. Their values are compared all the same: two ends with different keys are an error. No value is printed, unless `--inline-secrets` writes it into the .vpn.",
      "Then both ends of every tunnel are judged as `vpnc check` does. Findings point at the lines of the devices, and each tunnel gets a verdict. What a file hides is unverifiable, not wrong. The .vpn goes to standard output and all that is said about it to standard error; a `--format` for programs is one document there, in which what was left out are diagnostics too.",
    ],
    argument: {
      syntax: "[files...]",
      summary: "exports, sessions, downloads; each of one device or connection",
    },
    options: [
      {
        flags: "--from <format>",
        summary: "the format of all files; default: auto, by what each begins with",
        choices: ["routeros", "aws", "cisco-ios", "strongswan", "auto"],
      },
      {
        flags: "-o, --output <file>",
        summary: "write the .vpn to a new file; one that is there is never replaced",
      },
      {
        flags: "--inline-secrets",
        summary: "write the values of secrets into the .vpn; a file then gets mode 0600",
      },
      STRICT,
    ],
    exits: [
      DONE,
      {
        status: 1,
        meaning:
          "the tunnels have errors, and the .vpn was written all the same; or there is nothing about IPsec in any file",
      },
      {
        status: 2,
        meaning:
          "wrong usage, a file that cannot be read or is in no known format, or one that is in the way",
      },
      BUG,
    ],
    examples: [
      "vpnc import office.rsc",
      "vpnc import office.rsc riga.rsc -o tunnels.vpn",
      "vpnc import office.rsc vpn-2e5f414f.txt --format json",
    ],
    load: async () => (await import("./import.ts")).importFiles,
  },
  {
    name: "init",
    summary: "write a commented starter project",
    description: ["Writes two sites, one tunnel, vpnc.json and .gitignore. Never replaces a file."],
    argument: { syntax: "[dir]", summary: "where to; default: the current folder" },
    options: [],
    exits: [
      DONE,
      { status: 2, meaning: "a file is there already or cannot be written, or wrong usage" },
      BUG,
    ],
    examples: ["vpnc init", "vpnc init my-tunnels"],
    load: async () => (await import("./init.ts")).init,
  },
];

/** A command's own option replaces the common one of the same name. */
export function optionsOf(command: CommandSpec): readonly OptionSpec[] {
  const own = new Set(command.options.map(longFlag));
  return [...command.options, ...COMMON_OPTIONS.filter((option) => !own.has(longFlag(option)))];
}

/** `--output` of `-o, --output <dir>`. */
export function longFlag(option: OptionSpec): string {
  return /--[a-z-]+/.exec(option.flags)?.[0] ?? option.flags;
}
