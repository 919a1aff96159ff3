/** What vpnc predicts is what two real charons do: random pairs, a fixed seed and a fresh one. */

import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { runPairs, type Compared } from "./differential.ts";
import { leftOut } from "./needs.ts";
import { disagreement, matrices, repetitions, summary } from "./report.ts";

const PAIRS = 160;

describe.skipIf(leftOut("daemons"))("predicted is observed", () => {
  it.each([
    ["a fixed seed", "vpnc"],
    ["a fresh seed", randomBytes(4).toString("hex")],
  ])("on random pairs of %s (%s)", { timeout: 600_000 }, async (_, seed) => {
    const all: Compared[] = [];
    const numbers = Array.from({ length: PAIRS }, (_unused, number) => number);
    await runPairs(seed, numbers, 3, (compared) => all.push(compared));
    console.log(`seed ${seed}\n${matrices(all)}\n${summary(all)}\n${repetitions(all)}`);
    const wrong = all.filter(({ disagreements }) => disagreements.length > 0);
    expect(wrong.map((compared) => disagreement(compared)).join("\n")).toBe("");
    expect(new Set(all.map(({ pair }) => pair.name)).size).toBe(PAIRS);
  });
});
