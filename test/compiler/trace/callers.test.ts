/** Policies that a device makes while the other end is connected are not there while it is not: what they took leaves as it is. */

import { expect, it } from "vitest";
import { failuresOf } from "../../../compiler/trace/failures.ts";
import { runTests } from "../../../compiler/trace/run-tests.ts";
import { analyzeExample, exampleTexts, type ExampleTexts } from "../../support/examples.ts";

const EXAMPLE = exampleTexts("dynamic-branches");

function results(texts: ExampleTexts): ReturnType<typeof runTests> {
  const { tests, expansion } = analyzeExample(texts);
  return runTests(tests, expansion);
}

function withHub(device: string): ExampleTexts {
  const changed = Object.entries(EXAMPLE).map(([file, text]) => [
    file,
    text.replace("device = routeros 7.22.3", `device = ${device}`),
  ]);
  return Object.fromEntries(changed);
}

it("are what the example says of them", () => {
  const all = results(EXAMPLE);
  expect(all.length).toBeGreaterThan(4);
  expect(failuresOf(all)).toEqual([]);
});

it("are named where a packet would have met one", () => {
  const [plain] = results(EXAMPLE).filter(({ trace }) => trace?.outcome.kind === "plain");
  const said = plain?.trace?.steps.map(({ text }) => text).join("\n");
  expect(said).toContain(
    "the policy `10.1.0.0/16 -> 10.2.0.0/24` is made only while `branch-riga` is connected, and `branch-riga` is down, as you say: it leaves as it is",
  );
});

it("are not there in strongSwan either, which cannot call to make them", () => {
  expect(failuresOf(results(withHub("strongswan 5.9.8")))).toEqual([]);
});

it("are taken for lasting where nobody knows the device", () => {
  const [failed, ...others] = failuresOf(results(withHub("generic")));
  expect(others).toEqual([]);
  expect(failed?.message).toContain("10.2.0.7");
});
