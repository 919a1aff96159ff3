/** An analysis that is made from the one before an edit is the analysis of the same texts from scratch, after any edits. */

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { workspaceOf } from "../../bench/workspace.ts";
import { analyze, type Analysis } from "../../compiler/pipeline.ts";
import { DEFAULT_SETTINGS } from "../../compiler/project/settings.ts";
import { walk } from "../../grammar/index.ts";
import { edited, edits, type Edit } from "../support/edits.ts";
import { randomProject } from "../support/random-projects.ts";
import { exampleTexts, SAMPLES } from "../support/samples.ts";

type Texts = Readonly<Record<string, string>>;

function analysisOf(texts: Texts, before?: Analysis): Analysis {
  const files = Object.entries(texts).map(([name, text]) => ({ uri: `/p/${name}`, text }));
  return analyze({ root: "/p", files, settings: DEFAULT_SETTINGS, diagnostics: [] }, { before });
}

/** All that anybody can ask of an analysis. */
function contentOf(analysis: Analysis): unknown {
  const { files, evaluation, expansion, understood: _, ...rest } = analysis;
  const nodes: unknown[] = [];
  for (const file of files.values()) {
    walk(file, (node) => {
      if (node.kind === "property") nodes.push(evaluation.values.get(node));
      if (node.kind === "policy") nodes.push(evaluation.selectors.get(node));
      if (node.kind === "word" || node.kind === "string") nodes.push(evaluation.references.get(node));
    });
  }
  const profiles = expansion.connections.flatMap(({ ends }) =>
    ends.flatMap((end) => [end.phase1, end.phase2]),
  );
  return {
    ...rest,
    table: analysis.table,
    files,
    nodes,
    expansion,
    secrets: evaluation.secrets,
    profiles: new Set(profiles).size,
  };
}

function expectSame(texts: Texts, all: readonly (Edit & { readonly file: number })[]): void {
  let now = texts;
  let analysis = analysisOf(now);
  for (const edit of all) {
    const names = Object.keys(now);
    const name = names[edit.file % names.length] ?? "";
    now = { ...now, [name]: edited(now[name] ?? "", edit) };
    analysis = analysisOf(now, analysis);
    expect(contentOf(analysis)).toEqual(contentOf(analysisOf(now)));
  }
}

/** Two declarations change places, or a line gets the value that another line with the same key has: what stays sound most of the time. */
interface Change {
  readonly what: "swap" | "value";
  readonly one: number;
  readonly other: number;
}

const changes = fc.array(
  fc.record({ what: fc.constantFrom("swap", "value"), one: fc.nat(), other: fc.nat() }),
  { minLength: 1, maxLength: 5 },
) satisfies fc.Arbitrary<readonly Change[]>;

function changed(text: string, { what, one, other }: Change): string {
  if (what === "swap") {
    const parts = text.split(/\n(?=\n)/);
    const [a, b] = [one % parts.length, other % parts.length];
    return parts.map((part, at) => parts[at === a ? b : at === b ? a : at] ?? part).join("\n");
  }
  const lines = text.split("\n");
  const keyOf = (line: string | undefined) => /^ *([\w-]+) *=/.exec(line ?? "")?.[1];
  const stated = lines.flatMap((line, at) => (keyOf(line) === undefined ? [] : [at]));
  const at = stated[one % stated.length];
  const like = stated.filter((line) => keyOf(lines[line]) === keyOf(lines[at ?? -1]));
  const from = like[other % like.length];
  return lines.map((line, index) => (index === at ? (lines[from ?? index] ?? line) : line)).join("\n");
}

const sequences = edits(6).chain((all) =>
  fc
    .array(fc.nat(50), { minLength: all.length, maxLength: all.length })
    .map((files) => all.map((edit, at) => ({ ...edit, file: files[at] ?? 0 }))),
);

const projects: readonly Texts[] = [
  ...Object.entries({ ...SAMPLES, ...exampleTexts() }).map(([name, text]) => ({
    [`${name.replaceAll("/", "-")}.vpn`]: text,
  })),
  workspaceOf(2_000),
];

describe("after edits, everything is as from scratch", () => {
  it("in examples", () => {
    fc.assert(
      fc.property(fc.constantFrom(...projects), sequences, (texts, all) => {
        expectSame(texts, all);
      }),
      { numRuns: Number(process.env["RUNS"] ?? 60) },
    );
  });

  it("where declarations and values change places", () => {
    fc.assert(
      fc.property(fc.constantFrom(...projects), changes, (texts, all) => {
        let now = texts;
        let analysis = analysisOf(now);
        for (const change of all) {
          now = Object.fromEntries(Object.entries(now).map(([name, text]) => [name, changed(text, change)]));
          analysis = analysisOf(now, analysis);
          expect(contentOf(analysis)).toEqual(contentOf(analysisOf(now)));
        }
      }),
      { numRuns: Number(process.env["RUNS"] ?? 60) },
    );
  });

  it("in random projects", () => {
    fc.assert(
      fc.property(randomProject, sequences, (text, all) => {
        expectSame({ "a.vpn": text }, all);
      }),
      { numRuns: Number(process.env["RUNS"] ?? 60) },
    );
  });
});
