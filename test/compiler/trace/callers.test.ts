/** Policies that a device makes while the other end is connected are not there while it is not: what they took leaves as it is. */

import { expect, it } from "vitest";
import { failuresOf } from "../../../compiler/trace/failures.ts";
import { runTests } from "../../../compiler/trace/run-tests.ts";
import { analyzeExample, exampleTexts, type ExampleTexts } from "../../support/examples.ts";

/** The branches' tunnels are named after their sites, which the example leaves to whoever copies it. */
const TEST = `
test "a branch that is not connected has no policy at the head office" {
  packet hq: 10.1.0.5 -> 10.2.0.7 => encrypted branch-riga
  packet riga: 10.2.8.5 -> 10.1.0.7 => encrypted branch-riga
  packet riga: 10.2.8.5 -> 10.1.0.7 while branch-riga down => dropped
  packet hq: 10.1.0.5 -> 10.2.0.7 while branch-riga down => plain
  packet hq: 10.1.0.5 -> 10.5.0.7 while branch-narva down => dropped
}
`;
const EXAMPLE: ExampleTexts = Object.fromEntries(
  Object.entries(exampleTexts("dynamic-branches")).map(([file, text]) => [file, text + TEST]),
);

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

it("are there while a branch is connected, and not while it is away", () => {
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
