/** Outputs of devices, and their verdicts about an example. */

import { readFileSync } from "node:fs";
import { expectationOf, type Expectation } from "../../../compiler/verify/expect.ts";
import { judge } from "../../../compiler/verify/judge.ts";
import type { Listing } from "../../../compiler/verify/listing.ts";
import { readOutput } from "../../../compiler/verify/read/index.ts";
import type { Report } from "../../../compiler/verify/report.ts";
import { analyzeExample, exampleTexts } from "../../support/examples.ts";

export function output(name: string): string {
  return readFileSync(new URL(`outputs/${name}`, import.meta.url), "utf8");
}

export function expectedOf(example: string, site: string): Expectation {
  const { model } = analyzeExample(exampleTexts(example));
  const expected = model && expectationOf(model, site);
  if (expected === undefined) throw new Error(`${example} has no ${site}`);
  return expected;
}

/** Files by name, judged for a site. */
export function judged(expected: Expectation, files: Readonly<Record<string, string>>): Report {
  const listings: readonly Listing[] = Object.entries(files).flatMap(([file, text]) =>
    readOutput(file, text),
  );
  return judge(expected, listings);
}

/** `ok SAs office: 2 SAs, 1 in and 1 out @ 3 7` */
export function linesOf({ tunnels }: Report): string[] {
  return tunnels.flatMap(({ name, judgements }) => [
    name,
    ...judgements.map(
      ({ verdict, aspect, of, seen, where }) =>
        `${verdict} ${aspect} ${of}: ${seen} @ ${where.map(({ line }) => line).join(" ")}`,
    ),
  ]);
}

/** Judgements that are not `ok`. */
export function complaints(report: Report): string[] {
  return report.tunnels.flatMap(({ judgements }) =>
    judgements
      .filter(({ verdict }) => verdict !== "ok")
      .map(({ verdict, aspect, of, seen }) => `${verdict} ${aspect} ${of}: ${seen}`),
  );
}
