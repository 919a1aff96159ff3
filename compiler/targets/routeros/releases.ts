/** Which releases are supported, and the ranges the tables speak about. A new release is a wider range here and there. */

import { inRange, type VersionRange } from "../../catalogue/version.ts";
import type { SourceId } from "./sources.ts";

/** The 2.6 manual. */
export const two: VersionRange = { since: "2.6", until: "2.6" };
/** Exports and the 2011 post. */
export const five: VersionRange = { since: "5.0", until: "5.26" };
/** What the console trees prove. */
export const tree: VersionRange = { since: "7.9" };
/** BGP instances as objects of their own, beside connections. */
export const instances: VersionRange = { since: "7.20" };

export interface SupportedRange extends VersionRange {
  /** What documents the range as a whole: quoted when a setting has no word in it. */
  readonly source: SourceId;
  /** Every source that a script for a release of this range rests on. */
  readonly documents: readonly SourceId[];
  /** How an item is found by a property: the form seen in sources of that generation. */
  readonly find: "find where" | "find";
  readonly findSource: SourceId;
}

export const supported: readonly SupportedRange[] = [
  {
    since: "2.6",
    until: "2.6",
    source: "manual-2.6",
    documents: ["manual-2.6"],
    find: "find",
    findSource: "export-5.21",
  },
  {
    since: "5.0",
    until: "5.26",
    source: "export-5.19",
    documents: ["blog-2011", "export-5.7", "export-5.19", "export-5.21"],
    find: "find",
    findSource: "export-5.21",
  },
  {
    since: "7.20",
    until: "7.24",
    source: "console-7",
    documents: ["console-7", "docs-7"],
    find: "find where",
    findSource: "docs-scripting",
  },
];

export const supportedText = "2.6, 5.0 to 5.26, and 7.20 to 7.24";

export function rangeOf(release: string): SupportedRange | undefined {
  return /^\d+\.\d+/u.test(release) ? supported.find((range) => inRange(release, range)) : undefined;
}

/** Why a release is not supported, where more is known than that nobody wrote the rows. */
export function whyUnsupported(release: string): string {
  return inRange(release, { since: "2.7", until: "2.9" })
    ? "No source documents the proposal page of RouterOS 2.7 to 2.9, so a script for it would be a guess."
    : "The tables have no sourced rows for this release yet.";
}
