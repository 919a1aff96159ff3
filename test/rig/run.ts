/**
 * `npm run rig -- [--routeros] [--pairs N] [--seed WORD] [--only N] [--lanes N]`: random pairs through the compiler and through
 * real daemons, with `--routeros` by way of RouterOS scripts that are read back. Prints every disagreement, the matrices and the summary; ends with 1 when there is a disagreement. With `--only`
 * it prints the two files and what was seen.
 */

import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { textsOf } from "./compile.ts";
import { ADDRESSES, COMPILED, runPair, runPairs, type Compared } from "./differential.ts";
import { missingFor } from "./needs.ts";
import { disagreement, fewest, matrices, repetitions, summary } from "./report.ts";
import { openRig } from "./rig.ts";
import { numbersOf, REREAD } from "./routeros.ts";

const { values } = parseArgs({
  options: {
    pairs: { type: "string", default: "300" },
    seed: { type: "string", default: randomBytes(4).toString("hex") },
    only: { type: "string" },
    routeros: { type: "boolean", default: false },
    lanes: { type: "string", default: "3" },
  },
});

const way = values.routeros ? REREAD : COMPILED;

const missing = missingFor("daemons");
if (missing.length > 0) {
  console.error(`missing: ${missing.join(" ")}`);
  process.exit(2);
}
process.exitCode = values.only === undefined ? await many() : await one(values.only);

async function many(): Promise<number> {
  const all: Compared[] = [];
  const started = Date.now();
  const count = Number(values.pairs);
  const numbers = values.routeros
    ? numbersOf(values.seed, count)
    : Array.from({ length: count }, (_, number) => number);
  console.log(`seed ${values.seed}, ${values.pairs} pairs`);
  // What was seen so far, when somebody ends it early.
  process.once("SIGINT", () => process.exit(conclude()));
  const done = (compared: Compared): void => {
    all.push(compared);
    if (compared.disagreements.length > 0) console.log(disagreement(compared, way));
    if (all.length % 1000 === 0) console.log(`… ${all.length / 2} pairs: ${summary(all)}`);
  };
  await runPairs(values.seed, numbers, Number(values.lanes), done, way);
  return conclude();

  function conclude(): number {
    console.log(
      `\n${matrices(all)}\nfewest cases of a verdict for an initiator: ${[...fewest(all)].join("  ")}`,
    );
    console.log(`${Math.round((Date.now() - started) / 1000)} s\n${summary(all)}\n${repetitions(all)}`);
    return all.some(({ disagreements }) => disagreements.length > 0) ? 1 : 0;
  }
}

async function one(number: string): Promise<number> {
  const pair = way.pairOf(values.seed, Number(number), false);
  const texts = textsOf(pair.ends);
  const conf = way.confsOf(pair);
  for (const text of [texts.a, conf.a, texts.b, conf.b]) console.log(`${text}\n${"-".repeat(80)}`);
  const rig = await openRig(ADDRESSES);
  try {
    const found = await runPair(rig, pair, way);
    for (const { initiator, predicted, observed, disagreements } of found)
      console.log(JSON.stringify({ initiator, predicted, observed, disagreements }, undefined, 2));
    return found.some(({ disagreements }) => disagreements.length > 0) ? 1 : 0;
  } finally {
    await rig.close();
  }
}
