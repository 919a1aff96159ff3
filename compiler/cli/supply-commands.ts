/** Commands that bring in what a project needs: secrets, addresses, what runs already. */

import { PATHS, STRICT, DONE, USAGE, BUG, type CommandSpec } from "./command.ts";

export const SUPPLY_COMMANDS: readonly CommandSpec[] = [
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
    name: "rotate",
    summary: "write scripts that give tunnels their next derived key",
    description: [
      "For tunnels with `psk = derive(MASTER, N)`. What the project says is what the devices have; the scripts bring them key N+1, or the one of `--to`. Each site gets up to three files: step 1 sets the next key, step 2 negotiates with it at once, while you watch, and a way back sets the old one. rotate.txt says in which order, and what to write into the project afterwards.",
      "Nothing on a device accepts two keys at a time, so there is a gap between step 1 at one end and step 1 at the other: what is up stays up under IKEv2, what has to authenticate does not come up. docs/keys.md says what is known of it. Two tunnels of one pair of sites with one key change together.",
      "For an end that vpnc does not configure rotate.txt says which key is to be set there by hand. All files appear or none; those that hold a key get mode 0600.",
    ],
    argument: PATHS,
    options: [
      { flags: "--tunnel <names...>", summary: "only these tunnels; default: all with a derived key" },
      { flags: "--site <names...>", summary: "only tunnels that end at one of these sites" },
      { flags: "--to <number>", summary: "the number of the next key; default: one more than each has" },
      {
        flags: "--near <site>",
        summary: "the site you sit at, which is changed last; default: the hub, or the left end",
      },
      {
        flags: "-o, --output <dir>",
        summary: "output folder; default: rotate in the folder of `vpnc build`",
      },
    ],
    exits: [DONE, { status: 1, meaning: "the project has errors; nothing was written" }, USAGE, BUG],
    examples: ["vpnc rotate", "vpnc rotate --site riga --near hq"],
    load: async () => (await import("./rotate.ts")).rotate,
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
];
