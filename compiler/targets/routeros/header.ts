/** The comment lines that begin every script: what it is for, what proves it, how to apply it and how to take it back. */

import { inRange } from "../../catalogue/version.ts";
import type { Proof } from "../target.ts";
import { checkRow, releases } from "./console.ts";
import { rangeOf } from "./releases.ts";
import { sources } from "./sources.ts";
import type { Row } from "./tree.ts";

export interface HeaderFacts {
  readonly site: string;
  readonly comment: string | undefined;
  readonly release: string;
  /** This file, and the one that undoes it; `undefined` for the undo script itself. */
  readonly file: string;
  readonly undoFile: string | undefined;
  readonly undoes: string | undefined;
  readonly proof: Proof;
  /** What of it is of confidence C, in words. */
  readonly doubts: readonly string[];
  /** What it takes for granted, in words. */
  readonly assumptions: readonly string[];
  readonly secret: boolean;
}

export function header(facts: HeaderFacts): string {
  const { release, undoFile, undoes, comment } = facts;
  const lines = [
    undoes === undefined
      ? `site ${facts.site}, RouterOS ${release}`
      : `site ${facts.site}, RouterOS ${release}: removes what ${undoes} added`,
    ...(comment === undefined ? [] : [comment]),
    facts.proof.text,
    ...facts.doubts,
    ...facts.assumptions,
    `apply:  /import file-name=${facts.file}`,
    ...(inRange(release, { since: "7.16" })
      ? [`try it: /import file-name=${facts.file} verbose=yes dry-run`]
      : []),
    ...(inRange(release, { until: "2.6" })
      ? ["needs the package ipsec (ipsec-2.x.npk): see /system package print"]
      : []),
    ...(undoFile === undefined ? [] : [`undo:   /import file-name=${undoFile}`]),
    ...(undoes !== undefined && inRange(release, { until: "2.6" })
      ? [
          "The 2.6 manual does not show how items are found: this form is the one of 2.9, 3.0 and later.",
          "Compare with `print` first; where it is refused, remove the items by hand.",
        ]
      : []),
    ...(facts.secret
      ? ["This file holds secrets: keep it readable by its owner only, and delete it after use."]
      : []),
  ];
  return `${lines.map(commentLine).join("\n")}\n`;
}

/** Exact releases of the console table are checked row by row; everything else rests on documents. */
export function proofOf(release: string, rows: readonly Row[]): Proof {
  const clean = releases.includes(release) && rows.every((row) => checkRow(release, row).length === 0);
  if (clean) {
    const text = `verified against the console tree of RouterOS ${release}; not run on a router`;
    return { verified: true, text };
  }
  const documents = rangeOf(release)?.documents.map((id) => sources[id]) ?? [];
  return { verified: false, text: `documented: ${documents.join("; ")}; not run on a router` };
}

/** One line whatever is in it: nothing outside printable ASCII, and no backslash, which would join the next line. */
export function commentLine(text: string): string {
  const safe = text.replace(/\\/gu, "/").replace(/[^\u0020-\u007E]+/gu, " ");
  return `# ${safe}`.trimEnd();
}
