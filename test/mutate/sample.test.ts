/**
 * Some changes of the rules of agreement, chosen anew in every run: the tests notice each of them, or it is explained. The
 * seed stands in the title; `npm run mutate` tries all.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { bundle, changesOf } from "./bundle.ts";
import { EQUIVALENT } from "./equivalent.ts";
import { fatesOf } from "./fates.ts";
import { FILES } from "./files.ts";
import { sampleOf } from "./sample.ts";
import { resultOf } from "./verdict.ts";

const COUNT = 60;
const SEED = process.env.MUTATE_SEED ?? String(Date.now());
const folder = mkdtempSync(join(tmpdir(), "vpnc-mutate-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the rules of agreement", () => {
  const { all, texts } = changesOf(FILES);

  it(`are not changed unnoticed: ${COUNT} of ${all.length} changes, MUTATE_SEED=${SEED}`, async () => {
    await bundle(texts, join(folder, "bundle.mjs"));
    const numbers = sampleOf(all, COUNT, SEED).map(({ number }) => number);
    const fates = await fatesOf(join(folder, "bundle.mjs"), join(folder, "known.json"), numbers);
    expect(fates.size).toBe(COUNT);
    expect(resultOf(all, fates, EQUIVALENT).wrong.join("\n")).toBe("");
  });

  it("would not pass over a change that nothing notices", () => {
    const [first, second] = [all[0]!, all[1]!];
    const fates = new Map([
      [first.number, "survived"],
      [second.number, "unreached"],
    ] as const);
    const { wrong } = resultOf(all, fates, []);
    expect(wrong.map((line) => line.split(":")[0])).toEqual(["survived", "unreached"]);
    const explained = { ...first, why: "" };
    expect(resultOf(all, fates, [explained]).wrong).toHaveLength(1);
    const noticed = new Map([[first.number, "noticed"]] as const);
    expect(resultOf(all, noticed, [explained]).wrong[0]).toMatch(/^noticed after all/);
    expect(resultOf(all, noticed, [{ ...explained, nth: 99 }]).wrong[0]).toMatch(/^explained, and not there/);
  });
});
