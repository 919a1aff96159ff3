/** Commands that answer questions about a project and its devices. */

import { PATHS, WATCH, DONE, DONE_AS_EXPECTED, USAGE, BUG, type CommandSpec } from "./command.ts";

export const QUESTION_COMMANDS: readonly CommandSpec[] = [
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
];
