/**
 * Renaming keeps meaning: for every declared name of the examples and of random projects, a fresh name gives the same
 * diagnostics and the same negotiation table but for the name, and the old name again gives the text byte by byte.
 */

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Analysis } from "../../compiler/pipeline.ts";
import { isShipped } from "../../compiler/source/paths.ts";
import { occurrencesIn } from "../../lsp/features/names/occurrences.ts";
import { rename } from "../../lsp/features/names/rename.ts";
import { analyzeTexts } from "../support/analyze.ts";
import { EXAMPLES, exampleTexts } from "../support/examples.ts";
import { oneSidedTexts } from "../support/one-sided.ts";
import { randomProject } from "../support/random-projects.ts";
import { applied } from "./support/edits.ts";
import { NETWORK } from "./support/network.ts";

type Texts = Readonly<Record<string, string>>;

/** No text holds it, it sorts where it may, and no message's suggestion is near it. */
const FRESH = "zzqqxx9";

/** Everything that an analysis says, with every fresh name given its old one back. */
function said(analysis: Analysis, old: string): unknown {
  const { diagnostics, table } = analysis;
  const codes = diagnostics.map(({ code, severity, message, notes, help, label, place, related }) => {
    const line = (uri: string, start: number) =>
      (analysis.files.get(uri)?.text ?? "").slice(0, start).split("\n").length;
    const at = place && `${place.uri}:${line(place.uri, place.span.start)}`;
    const others = related.map((each) => [line(each.place.uri, each.place.span.start), each.message]);
    return {
      code,
      severity,
      message,
      notes,
      help: help?.startsWith("did you mean") ? "" : help,
      label,
      at,
      others,
    };
  });
  const whole = JSON.stringify({ codes, table }, (key, value: unknown) =>
    key === "span" ? undefined : value,
  );
  const said = JSON.parse(whole.replaceAll(FRESH, old)) as { readonly codes: readonly object[] };
  // What is said of two sites at one place is in the order of their names.
  return { ...said, codes: said.codes.map((code) => JSON.stringify(code)).toSorted() };
}

function expectMeaningKept(texts: Texts): number {
  const before = analyzeTexts(texts);
  // What ships with vpnc is not the project's. Tunnels of a star and a mesh, and what they take from a pool, go by the names of sites.
  const isGenerated = Object.values(texts).some((text) => /^mesh |^tunnel [^\n]*,/m.test(text));
  const names = occurrencesIn(before).all.filter(
    ({ role, entity, place }) =>
      role === "declaration" &&
      entity.kind !== "member" &&
      !isShipped(place.uri) &&
      !(isGenerated && entity.kind === "site"),
  );
  for (const { place, entity } of names) {
    const there = rename(before, place.uri, place.span.start, FRESH);
    if ("refusal" in there && there.refusal.includes("replaces a tunnel that a star or mesh makes")) continue;
    if ("refusal" in there) throw new Error(`${entity.kind} ${entity.name}: ${there.refusal}`);
    const changed = { ...texts, ...applied(before, there.edits) };
    const after = analyzeTexts(changed);
    expect(said(after, entity.name), `${entity.kind} ${entity.name}`).toEqual(said(before, entity.name));
    const moved = there.edits
      .filter((edit) => edit.place.uri === place.uri && edit.place.span.start < place.span.start)
      .reduce((sum, { text, place: { span } }) => sum + text.length - (span.end - span.start), 0);
    const back = rename(after, place.uri, place.span.start + moved, entity.name);
    if ("refusal" in back) throw new Error(`back to ${entity.name}: ${back.refusal}`);
    expect({ ...changed, ...applied(after, back.edits) }).toEqual(texts);
  }
  return names.length;
}

const inProject = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([file, text]) => [`/project/${file}`, text]));

describe("renaming keeps meaning", () => {
  it.each(EXAMPLES)("in %s", (name) => {
    expect(expectMeaningKept(inProject(exampleTexts(name)))).toBeGreaterThan(3);
  });

  it("where every kind of name is used", () => {
    expect(expectMeaningKept({ "/project/a.vpn": NETWORK })).toBe(14);
  });

  it("in random projects, of tunnels and of peers", () => {
    fc.assert(
      fc.property(randomProject, fc.boolean(), (text, apart) => {
        const texts = { "/project/main.vpn": text };
        expectMeaningKept(apart ? oneSidedTexts(texts) : texts);
      }),
      { numRuns: 12 },
    );
  });
});
