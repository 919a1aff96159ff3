/**
 * RouterOS scripts mean what their project means: both ends' scripts are read back, and what was read is translated for charon beside
 * the compiler. The daemons then do what is predicted of the two ends.
 */

import { describe, expect, it } from "vitest";
import { runPairs, verdictOf, type Compared, type Way } from "./differential.ts";
import { leftOut } from "./needs.ts";
import { disagreement, matrices, summary } from "./report.ts";
import { confsOf, numbersOf, REREAD, scriptOf } from "./routeros.ts";

const SEED = "vpnc";
const PAIRS = 40;

describe.skipIf(leftOut("daemons"))("scripts that are read back", () => {
  it("negotiate as their project says", { timeout: 120_000 }, async () => {
    const all: Compared[] = [];
    await runPairs(SEED, numbersOf(SEED, PAIRS), 3, (compared) => all.push(compared), REREAD);
    console.log(`seed ${SEED}\n${matrices(all)}\n${summary(all)}`);
    const wrong = all.filter(({ disagreements }) => disagreements.length > 0);
    expect(wrong.map((compared) => disagreement(compared, REREAD)).join("\n")).toBe("");
    expect(all.length).toBe(2 * PAIRS);
    const seen = new Set(all.map(({ observed }) => verdictOf(observed?.children ?? [])));
    for (const verdict of ["up", "narrowed", "P2", "P1"] as const) expect(seen).toContain(verdict);
    const exchanges = new Set(all.map(({ pair }) => pair.ends.a.exchange));
    expect([...exchanges].toSorted()).toEqual(["aggressive", "ikev2", "main"]);
  });

  // prettier-ignore
  it.each([
    ["another key",     /secret=\S+/,         "secret=another-key-than-the-other-end"],
    ["another cipher",  / enc-algorithm=\S+/, " enc-algorithm=des"],
    ["another network", /dst-address=10\S+/,  "dst-address=10.99.0.0/24"],
  ])("do not when one of them has %s", { timeout: 60_000 }, async (_, found, instead) => {
    const spoilt: Way = {
      ...REREAD,
      confsOf: ({ ends }) => {
        const [a, b] = [scriptOf("a", ends.a) ?? "", scriptOf("b", ends.b) ?? ""];
        expect(b).toMatch(found);
        return confsOf({ a, b: b.replace(found, instead) });
      },
    };
    const all: Compared[] = [];
    const good = numbersOf(SEED, PAIRS).find((number) => isPlain(REREAD.pairOf(SEED, number, false)));
    await runPairs(SEED, [good ?? -1], 1, (compared) => all.push(compared), spoilt);
    expect(all.map(({ disagreements }) => disagreements.length > 0)).toEqual([true, true]);
  });
});

function isPlain({ differences, ends }: Compared["pair"]): boolean {
  return differences.length === 0 && ends.a.exchange === "ikev2" && ends.a.policies.length === 1;
}
