/** Codes about `test` blocks: their lines, and packets that went another way than expected. */

import type { Group } from "./entry.ts";
import { project } from "./example.ts";

const LANGUAGE = ["docs/language.md"];

/** The sound project with a test of these lines. */
function tested(...lines: readonly string[]): string {
  const block = [`test "hq reaches riga" {`, ...lines.map((line) => `  ${line}`), "}"];
  return project({ after: `\n${block.join("\n")}\n` });
}

const sound = tested("packet hq: 10.1.0.5 -> 10.2.0.5 tcp 443 => encrypted hq-riga");

export const test = {
  "test/failed": {
    severity: "error",
    waivable: false,
    title: "a packet goes another way than its test says",
    why: "somebody wrote down what must become of this packet. Either the tunnels and policies changed and the packet is lost or readable now, or the test is out of date.",
    action: "correct the policies, or the test",
    failing: "",
    passing: "",
    sources: ["docs/trace.md"],
  },
  "test/address": {
    severity: "error",
    waivable: false,
    title: "a test's packet has no usable address",
    why: "a packet has one source and one destination, of one family.",
    action: "write an address without a length",
    failing: tested("packet hq: 10.1.0.0/16 -> 10.2.0.5 tcp 443 => encrypted hq-riga"),
    passing: sound,
    sources: LANGUAGE,
  },
  "test/condition": {
    severity: "error",
    waivable: false,
    title: "a part of a test's packet is not understood",
    why: "between the addresses and `=>` stand a protocol, ports for TCP and UDP, and `while NAME down`; the packet that was meant is not known.",
    action: "write for example `tcp 443 while hq-riga down`",
    failing: tested("packet hq: 10.1.0.5 -> 10.2.0.5 tpc 443 => encrypted hq-riga"),
    passing: sound,
    sources: LANGUAGE,
  },
  "test/verdict": {
    severity: "error",
    waivable: false,
    title: "a test expects what cannot become of a packet",
    why: "a packet is encrypted, leaves plain, or is dropped.",
    action: "write `encrypted` with the tunnels it goes through, `plain` or `dropped`",
    failing: tested("packet hq: 10.1.0.5 -> 10.2.0.5 tcp 443 => encrypt hq-riga"),
    passing: sound,
    sources: LANGUAGE,
  },
  "test/not-a-packet": {
    severity: "error",
    waivable: false,
    title: "a test holds something other than packets",
    why: "a test says of packets what must become of them, and configures nothing.",
    action: "remove the line, or write it where it belongs",
    failing: tested("packet hq: 10.1.0.5 -> 10.2.0.5 tcp 443 => encrypted hq-riga", "lifetime = 1h"),
    passing: sound,
    sources: LANGUAGE,
  },
  "test/empty": {
    severity: "warning",
    waivable: false,
    title: "a test has no packet",
    why: "it always passes, and looks like a test.",
    action: "write a `packet` line, or remove the test",
    failing: tested(),
    passing: sound,
    sources: LANGUAGE,
  },
} satisfies Group;
