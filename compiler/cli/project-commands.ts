/** Commands that write a project, check it and build it. */

import { BASELINES } from "../catalogue/algorithms.ts";
import { PATHS, STRICT, WATCH, DONE, USAGE, BUG, type CommandSpec } from "./command.ts";

export const PROJECT_COMMANDS: readonly CommandSpec[] = [
  {
    name: "build",
    summary: "check, then write the scripts of every configured device",
    description: [
      "Checks the project and writes one script per configured device, SITE.rsc and SITE.undo.rsc for RouterOS, and SITE.verify.txt, which says how to test it there. With errors nothing is written; otherwise all files appear or none, and those that hold a secret get mode 0600.",
      "Files that are there as they would be written, with the same mode, are left alone.",
      "The values of secrets are read from where the project says, and are only ever written into the scripts.",
      "`--shard 2/4` is for parallel jobs: each checks the whole project, since a tunnel has two ends, and writes its share of the sites. Every fourth site in the order of names, from the second on, is in this one; all shares have all sites, none has a site of another, and each needs its own sites' secrets alone. Of what `--site` chooses, it takes the share.",
      "Where tunnels take addresses `from` a network, vpnc.lock is written first.",
    ],
    argument: PATHS,
    options: [
      { flags: "-o, --output <dir>", summary: "output folder; default: `output` of vpnc.json, or build" },
      {
        flags: "--site <names...>",
        summary: "only these sites; later values with a slash or .vpn are paths",
      },
      { flags: "--shard <i/n>", summary: "only the i-th of n shares of the sites" },
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
