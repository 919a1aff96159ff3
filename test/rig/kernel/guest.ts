/**
 * Runs inside a kernel that has ESP and AH, its own or a user-mode one: `guest.ts ANSWER SEED PAIRS`. Manual keying, right and
 * wrong, and random pairs with AH and transport mode; writes what it found to a file, and ends with 1 when anything is off.
 */

import { appendFileSync, writeFileSync } from "node:fs";
import { runPairs, type Compared } from "../differential.ts";
import { disagreement, matrices, repetitions, summary } from "../report.ts";
import { runManual, type ManualResult } from "./manual.ts";

const [answer = "/dev/stdout", seed = "kernel", pairs = "40"] = process.argv.slice(2);
writeFileSync(answer, "");
const say = (line: string): void => appendFileSync(answer, `${line}\n`);

interface Case {
  readonly name: string;
  readonly change: ((script: string) => string) | undefined;
  readonly expected: (result: ManualResult) => boolean;
}

const counts = (name: string) => (result: ManualResult) => !result.passes && result.counters.includes(name);

// prettier-ignore
const CASES: readonly Case[] = [
  { name: "the example's two scripts",       change: undefined, expected: ({ passes }) => passes },
  { name: "SPIs that do not mirror",         change: (script) => script.replace("esp-spi=258/259", "esp-spi=259/258"), expected: counts("XfrmInNoStates") },
  { name: "keys that are not exchanged",     change: (script) => script.replace("esp-enc-key=enc-key1/enc-key2", "esp-enc-key=enc-key2/enc-key1"), expected: ({ passes }) => !passes },
  { name: "another authentication key",      change: (script) => script.replaceAll("11".repeat(20), "22".repeat(20)), expected: counts("XfrmInStateProtoError") },
];

let wrong = 0;
for (const { name, change, expected } of CASES) {
  const result = await runManual(change);
  const fine = expected(result);
  if (!fine) wrong++;
  say(
    `${fine ? "ok" : "WRONG"}  manual keying, ${name}: ${result.passes ? "passes" : "blocked"} ${result.counters.join(" ")}`,
  );
}

const all: Compared[] = [];
const numbers = Array.from({ length: Number(pairs) }, (_, number) => number);
await runPairs(seed, numbers, 2, (compared) => {
  all.push(compared);
  if (compared.disagreements.length > 0) say(disagreement(compared));
});
wrong += all.filter(({ disagreements }) => disagreements.length > 0).length;
say(`\nseed ${seed}\n${matrices(all)}\n${summary(all)}\n${repetitions(all)}`);
process.exit(wrong > 0 ? 1 : 0);
