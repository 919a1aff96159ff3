/**
 * What two charons did in the recorded run of the rig (docs/proof.md), kept in `recorded.txt` and predicted here without
 * them. `RECORD=1` writes it anew; only a run of the rig without a disagreement makes a record of that.
 */

import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { analyzedFrom, textsOf } from "../../rig/compile.ts";
import { pairOf } from "../../rig/generate.ts";
import { predict } from "../../rig/predict.ts";

const RECORDED = fileURLToPath(new URL("recorded.txt", import.meta.url));
const PAIRS = 24;

it("predicts the suites, verdicts and selectors of the recorded run", () => {
  const lines = Array.from({ length: PAIRS }, (_, number) => {
    const texts = textsOf(pairOf("proof", number).ends);
    return (["a", "b"] as const).map((initiator) => {
      const { suite, children } = predict(analyzedFrom(initiator, texts));
      const told = children.map((child) =>
        [child.verdict, child.suite ?? "-", child.pfs ?? "-", child.selectors ?? "-"].join("  "),
      );
      return `${number} ${initiator}  ${suite ?? "-"}\n${told.map((line) => `    ${line}\n`).join("")}`;
    });
  });
  const text = lines.flat().join("");
  if (process.env.RECORD === "1") writeFileSync(RECORDED, text);
  expect(text).toBe(readFileSync(RECORDED, "utf8"));
});
