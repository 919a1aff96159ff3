/** One row of the diagnostics catalogue: everything about a code that does not depend on the occasion. */

import type { Severity } from "../severity.ts";

export interface Entry {
  readonly severity: Severity;
  /** Whether `waive CODE "reason"` may silence it. Errors that make a script wrong or void are not. */
  readonly waivable: boolean;
  /** What a run must have been given to judge it at all; without, a waiver of it has nothing to silence. */
  readonly needs?: "secrets" | "baseline";
  /** A short sentence: what is wrong. */
  readonly title: string;
  /** Why it matters: what the devices do, what is lost. */
  readonly why: string;
  /** What to do about it. */
  readonly action: string;
  /** The format of the examples where they are the text of a device, as `--from` names it; without, they are .vpn. */
  readonly foreign?: ForeignFormat;
  /** A project, one file, that triggers it and nothing else of error severity; runs as a test. */
  readonly failing: string;
  /** Other codes that the failing example raises too, because one cannot be had without the other. */
  readonly companions?: readonly string[];
  /** The same project put right; runs as a test. */
  readonly passing: string;
  readonly sources: readonly string[];
}

/** What `vpnc import` reads. */
export type ForeignFormat = "routeros" | "aws" | "cisco-ios" | "strongswan";

export type Group = Readonly<Record<string, Entry>>;
