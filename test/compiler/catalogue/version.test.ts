import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compareVersions, inRange } from "../../../compiler/catalogue/version.ts";

const ascending = [
  "2.6",
  "3.0beta1",
  "3.0",
  "3.10",
  "5.6",
  "5.26",
  "6.45beta2",
  "6.45beta27",
  "6.45rc1",
  "6.45",
  "6.45.1",
  "6.45.10",
  "7.1rc1",
  "7.2",
  "7.9",
  "7.10",
  "7.20",
];

test("releases are ordered by number, not by letter", () => {
  expect(ascending.toReversed().toSorted(compareVersions)).toEqual(ascending);
});

test("a trailing zero or suffix is the same release", () => {
  expect(compareVersions("7.20", "7.20_ab294")).toBe(0);
  expect(compareVersions("7.20", "7.20.0")).toBe(0);
  expect(compareVersions("6.49.10", "6.49.10 (long-term)")).toBe(0);
});

const version = fc
  .tuple(
    fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 3 }),
    fc.constantFrom("", "alpha", "beta", "rc"),
    fc.nat({ max: 99 }),
  )
  .map(
    ([numbers, stage, stageNumber]) => `${numbers.join(".")}${stage === "" ? "" : `${stage}${stageNumber}`}`,
  );

test("it is a total order", () => {
  fc.assert(
    fc.property(version, version, version, (a, b, c) => {
      expect(compareVersions(a, a)).toBe(0);
      expect(compareVersions(a, b) + compareVersions(b, a)).toBe(0);
      const [low = "", middle = "", high = ""] = [a, b, c].toSorted(compareVersions);
      expect(compareVersions(low, middle)).toBeLessThanOrEqual(0);
      expect(compareVersions(middle, high)).toBeLessThanOrEqual(0);
      expect(compareVersions(low, high)).toBeLessThanOrEqual(0);
    }),
  );
});

test("any text at all compares", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect([-1, 0, 1]).toContain(compareVersions(a, b));
    }),
  );
});

test("a range has both its ends, an open one has none", () => {
  expect(inRange("6.40", { since: "6.40" })).toBe(true);
  expect(inRange("6.39.3", { since: "6.40" })).toBe(false);
  expect(inRange("5.26", { until: "5.26" })).toBe(true);
  expect(inRange("6.0", { until: "5.26" })).toBe(false);
  expect(inRange("7.1", { since: "7.10" })).toBe(false);
  expect(inRange("7.24", {})).toBe(true);
});

test("a bound is as precise as it is written", () => {
  expect(inRange("6.39.3", { until: "6.39" })).toBe(true);
  expect(inRange("6.39.3", { until: "6.39.0" })).toBe(false);
  expect(inRange("6.49.10", { until: "6" })).toBe(true);
  expect(inRange("6.45beta27", { since: "6.45" })).toBe(true);
  expect(inRange("6.45beta27", { since: "6.45beta30" })).toBe(false);
  expect(inRange("6.45", { since: "6.45beta30" })).toBe(true);
  expect(inRange("6.45beta27", { until: "6.44" })).toBe(false);
});

test("two ranges that meet leave no release between them", () => {
  fc.assert(
    fc.property(version, (release) => {
      const before = inRange(release, { until: "6.42" });
      const after = inRange(release, { since: "6.43" });
      expect([before, after].filter(Boolean)).toHaveLength(1);
    }),
  );
});
