import { describe, expect, test } from "vitest";
import { findAlgorithm } from "../../../compiler/catalogue/algorithms.ts";
import { DEVICE_DEFAULTS, defaultOf, languageDefaults } from "../../../compiler/catalogue/defaults.ts";
import type { ParameterId } from "../../../compiler/catalogue/ids.ts";
import { PARAMETERS } from "../../../compiler/catalogue/parameters.ts";
import type { Scalar } from "../../../compiler/catalogue/scalar.ts";
import type { Parameter, ValueType } from "../../../compiler/catalogue/types.ts";
import { inRange } from "../../../compiler/catalogue/version.ts";

function wordFits(word: string, type: ValueType): boolean {
  switch (type.kind) {
    case "word":
      return type.words.some((choice) => choice.word === word);
    case "yes-no":
      return word === "yes" || word === "no";
    case "algorithm":
      return (type.none && word === "none") || findAlgorithm(type.of, word)?.id === word;
    case "duration":
      return type.off === word;
    case "port":
      return word === "any";
    case "protocol":
      return word === "all";
    case "reference":
      return type.none && word === "none";
    case "mss":
      return word === "auto" || word === "no";
    default:
      return false;
  }
}

function fits(scalar: Scalar, type: ValueType): boolean {
  if (scalar.kind === "word") {
    return wordFits(scalar.word, type);
  }
  if (scalar.kind !== "number") {
    return false;
  }
  switch (type.kind) {
    case "duration":
    case "integer":
      return type.min <= scalar.value && scalar.value <= type.max;
    case "bytes":
      return 0 <= scalar.value && scalar.value <= type.max;
    default:
      return false;
  }
}

function expectFit(parameter: Parameter | undefined, value: readonly Scalar[]): void {
  expect(parameter).toBeDefined();
  expect(value.length).toBeGreaterThan(0);
  for (const scalar of value) {
    expect(fits(scalar, parameter!.type), `${parameter!.id} ${JSON.stringify(scalar)}`).toBe(true);
  }
  if (!parameter!.list) {
    expect(value).toHaveLength(1);
  }
}

test.each(DEVICE_DEFAULTS.map((row) => [`${row.target} ${row.since ?? ""} ${row.parameter}`, row] as const))(
  "%s: the value fits its parameter, and the source is named",
  (_, row) => {
    expectFit(PARAMETERS.get(row.parameter), row.value);
    expect(row.source).not.toBe("");
    if (row.confidence === "D" || row.source.includes("unverified")) {
      expect(row.confidence).not.toBe("A");
      expect(row.source).toContain("unverified");
    }
  },
);

test.each([...languageDefaults])("the language's own %s fits", (id, { value }) => {
  expectFit(PARAMETERS.get(id), value);
});

// prettier-ignore
const releases = [
  "2.6", "3.0", "3.9", "3.10", "4.17", "5.0", "5.1", "5.6", "5.26", "6.0", "6.6", "6.7", "6.35.1", "6.36", "6.39.3",
  "6.40", "6.42.7", "6.43", "6.43rc3", "6.44", "6.45beta27", "6.49.10", "7.0", "7.8", "7.9", "7.10", "7.20", "7.24",
];

test.each(releases)("in RouterOS %s at most one row speaks of each parameter", (release) => {
  const rows = DEVICE_DEFAULTS.filter((row) => row.target === "routeros" && inRange(release, row));
  const ids = rows.map((row) => row.parameter);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

/** The default as bare words and numbers. */
function plain(parameter: ParameterId, target: string, release?: string): unknown {
  return defaultOf(parameter, target, release)?.value.map((scalar) =>
    scalar.kind === "word" ? scalar.word : scalar.kind === "number" ? scalar.value : scalar,
  );
}

describe("defaultOf", () => {
  test("follows the releases", () => {
    expect(plain("phase1.proposal-check", "routeros", "2.6")).toEqual(["strict"]);
    expect(plain("phase1.proposal-check", "routeros", "5.6")).toEqual(["obey"]);
    expect(plain("phase1.hash", "routeros", "5.6")).toEqual(["md5"]);
    expect(plain("phase1.hash", "routeros", "6.7")).toEqual(["sha1"]);
    expect(plain("dpd.interval", "routeros", "5.0")).toEqual(["disable-dpd"]);
    expect(plain("dpd.interval", "routeros", "5.6")).toEqual([120]);
    expect(plain("phase1.dh-group", "routeros", "6.39.3")).toEqual(["modp1024"]);
    expect(plain("phase1.dh-group", "routeros", "7.20")).toEqual(["modp2048", "modp1024"]);
    expect(plain("phase2.encryption", "routeros", "7.20")).toEqual([
      "aes-256-cbc",
      "aes-192-cbc",
      "aes-128-cbc",
    ]);
    expect(plain("phase2.lifetime", "routeros", "2.6")).toEqual([1800]);
  });

  test("knows nothing where no source speaks", () => {
    expect(plain("phase1.lifetime", "routeros", "2.6")).toBeUndefined();
    expect(plain("phase1.prf", "routeros", "6.49.10")).toBeUndefined();
    expect(plain("phase1.lifetime", "generic")).toBeUndefined();
    expect(plain("phase1.lifetime", "routeros")).toBeUndefined();
  });

  test("has what AWS allows together", () => {
    expect(plain("phase1.lifetime", "aws")).toEqual([28_800]);
    expect(plain("phase2.lifetime", "aws")).toEqual([3600]);
    expect(plain("phase2.auth", "aws")).toEqual(["sha1", "sha256", "sha384", "sha512"]);
  });

  test("leaves the mode to the language", () => {
    expect(plain("phase2.mode", "routeros", "7.20")).toBeUndefined();
    expect(languageDefaults.get("phase2.mode")?.value).toEqual([{ kind: "word", word: "tunnel" }]);
  });
});
