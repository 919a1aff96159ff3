/** Which releases are supported, and what a script for each of them rests on as a whole. */

import { compareVersions, inRange, type VersionRange } from "../../catalogue/version.ts";
import { rowsAt } from "./at.ts";
import { releases as consoleReleases } from "./console.ts";
import type { SourceId } from "./sources.ts";

export interface SupportedRange extends VersionRange {
  /** What documents the range as a whole: quoted when a setting has no word in it. */
  readonly source: SourceId;
  /** Every source that a script for a release of this range rests on. */
  readonly documents: readonly SourceId[];
  /** How an item is found by a property: the form seen in sources of that generation. */
  readonly find: "find where" | "find";
  readonly findSource: SourceId;
}

type Row = readonly [
  since: string,
  until: string,
  documents: readonly [SourceId, ...SourceId[]],
  find: SupportedRange["find"],
  findSource: SourceId,
];

/** The first document is the one to quote for the range. */
// prettier-ignore
const rows: readonly Row[] = [
  ["2.6",    "2.6",    ["manual-2.6"],                                            "find",       "changelog-3.0rc10"],
  ["3.0",    "4.17",   ["export-4", "manual-3.0"],                                "find",       "changelog-3.0rc10"],
  ["5.0",    "5.26",   ["export-5.19", "blog-2011", "export-5.7", "export-5.21"], "find",       "export-5.21"],
  ["6.0",    "6.42",   ["print-6", "export-6.27", "export-6.35"],                 "find",       "export-6.27"],
  ["6.43",   "6.43",   ["export-6.43", "changelog-6.43", "generator-6.43"],       "find",       "export-6.43"],
  ["6.44",   "6.45.0", ["export-6.4x", "changelog-6.44", "api-6"],                "find",       "export-6.4x"],
  ["6.45.1", "6.49",   ["export-6.4x", "changelog-6.45.1", "api-6"],              "find",       "export-6.4x"],
  ["7.0",    "7.8",    ["export-7.x", "docs-7"],                                  "find where", "docs-scripting"],
  ["7.9",    "7.24",   ["console-7", "docs-7"],                                   "find where", "docs-scripting"],
];

export const supported: readonly SupportedRange[] = rows.map(
  ([since, until, documents, find, findSource]) => ({
    since,
    until,
    source: documents[0],
    documents,
    find,
    findSource,
  }),
);

/** The releases that a table names, newest first: those whose console tree was read, and the ends of each range. */
export const namedReleases: readonly string[] = [
  ...new Set([...consoleReleases, ...rows.flatMap(([since, until]) => [since, until])]),
].toSorted((a, b) => compareVersions(b, a));

export const supportedText = "2.6, 3.0 to 4.17, 5.0 to 5.26, 6.0 to 6.49, and 7.0 to 7.24";

const supportedAt = rowsAt(supported);

export function rangeOf(release: string): SupportedRange | undefined {
  return /^\d+\.\d+/u.test(release) ? supportedAt(release)[0] : undefined;
}

/** Why a release is not supported, where more is known than that nobody wrote the rows. */
export function whyUnsupported(release: string): string {
  return inRange(release, { since: "2.7", until: "2.9" })
    ? "No source documents the proposal page of RouterOS 2.7 to 2.9, so a script for it would be a guess."
    : "The tables have no sourced rows for this release yet.";
}
