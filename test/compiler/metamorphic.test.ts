/**
 * No address, name or order of files changes the verdict: shuffled files, exchanged ends and renamed sites give the same
 * table and the same codes, for the examples, for every failing example of the diagnostics, and for random projects,
 * each as tunnels and written one-sidedly.
 */

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue, type Code } from "../../compiler/diagnostics/catalogue/index.ts";
import { analyzeTexts } from "../support/analyze.ts";
import { EXAMPLES, exampleTexts } from "../support/examples.ts";
import { oneSidedTexts } from "../support/one-sided.ts";
import { randomProject } from "../support/random-projects.ts";
import { dealt, renamed, swapped, type Texts } from "../support/variants.ts";
import { verdictsOf } from "../support/verdicts.ts";

/** Addresses from a pool follow the names and the order of the ends; that they do has a test of its own. */
function withoutPools(texts: Texts): Texts {
  if (!Object.values(texts).some((text) => /^ *inside *= from /m.test(text))) return texts;
  return Object.fromEntries(
    Object.entries(texts).map(([file, text]) => [
      file,
      text
        .replace(/^ *inside *= from .*\n/gm, "")
        .replace(/^ *policy left\.inside <-> right\.inside.*\n/gm, ""),
    ]),
  );
}

/** Several projects that must be judged as this one is. */
function expectSameVerdicts(written: Texts): void {
  const texts = withoutPools(written);
  const expected = verdictsOf(analyzeTexts(texts));
  const judged = (variant: Texts, original?: (site: string) => string): object =>
    verdictsOf(analyzeTexts(variant), original);
  const backwards = (index: number): string => `f${String(1000 - index)}`;
  const scattered = (index: number): string => `f${String((index * 7919) % 1009)}-${index}`;
  expect(judged(dealt(texts, backwards)), "files in the opposite order").toEqual(expected);
  expect(judged(dealt(texts, scattered)), "files in another order").toEqual(expected);
  expect(
    judged(Object.fromEntries(Object.entries(texts).toReversed())),
    "files handed over backwards",
  ).toEqual(expected);
  expect(judged(swapped(texts)), "ends exchanged").toEqual(expected);
  expect(judged(swapped(dealt(texts, backwards))), "ends exchanged and files shuffled").toEqual(expected);
  // A mesh puts the site first whose name sorts first.
  const isMesh = Object.values(texts).some((text) => /^mesh /m.test(text));
  const turned = (site: string): string => (isMesh ? site : [...site].toReversed().join(""));
  const other = (site: string): string => `z${turned(site)}`;
  const back = (site: string): string => (site.startsWith("z") ? turned(site.slice(1)) : site);
  expect(judged(renamed(texts, other), back), "sites renamed").toEqual(expected);
  expect(judged(renamed(dealt(texts, scattered), other), back), "sites renamed, files shuffled").toEqual(
    expected,
  );
}

const inProject = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([file, text]) => [`/project/${file}`, text]));

describe.each(EXAMPLES)("%s", (name) => {
  it("is judged alike however it is written down", () => {
    expectSameVerdicts(inProject(exampleTexts(name)));
  });
});

/** Only what stands in declarations can be dealt to other files; a tunnel's two readings must both be sound trees. */
const CODES = (Object.keys(catalogue) as Code[]).filter(
  (code) =>
    /^(phase1|phase2|policy|peer|tunnel|bgp)\//.test(code) &&
    code !== "tunnel/inside-exhausted" &&
    !("foreign" in catalogue[code]),
);

const failing = (code: Code): Texts => ({ "/project/main.vpn": catalogue[code].failing });

it.each(CODES.filter((code) => catalogue[code].failing !== ""))(
  "%s is found however the project is written down",
  (code) => expectSameVerdicts(failing(code)),
);

it.each(CODES.filter((code) => /^tunnel /m.test(catalogue[code].failing)))(
  "%s is found however its two ends are written down",
  (code) => expectSameVerdicts(oneSidedTexts(failing(code))),
);

describe("random projects", () => {
  it("of tunnels are judged alike however they are written down", () => {
    fc.assert(
      fc.property(randomProject, (text) => expectSameVerdicts({ "/project/main.vpn": text })),
      {
        numRuns: 60,
      },
    );
  });

  it("written one-sidedly are judged alike however they are written down", () => {
    fc.assert(
      fc.property(randomProject, (text) => expectSameVerdicts(oneSidedTexts({ "/project/main.vpn": text }))),
      { numRuns: 60 },
    );
  });

  it("have the same codes about their ends as tunnels and one-sidedly", () => {
    fc.assert(
      fc.property(randomProject, (text) => {
        const texts = { "/project/main.vpn": text };
        const codes = (variant: Texts): string[] => [
          ...new Set(
            analyzeTexts(variant)
              .diagnostics.map((d) => `${d.severity} ${d.code}`)
              .filter((code) => /(phase1|phase2|policy)\//.test(code)),
          ),
        ];
        expect(codes(oneSidedTexts(texts)).toSorted()).toEqual(codes(texts).toSorted());
      }),
      { numRuns: 60 },
    );
  });
});
