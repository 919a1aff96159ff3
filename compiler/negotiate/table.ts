/**
 * The negotiation table: for every connection and parameter, both ends' values with their origins, the rule that
 * compares them, the verdict, and the suite that will be chosen. Diagnostics, hovers and `vpnc tunnels` are views of it.
 */

import type { Agreement } from "../catalogue/types.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import type { Code } from "../diagnostics/catalogue/index.ts";
import type { Located } from "../source/located.ts";
import type { Place } from "../source/place.ts";

/** `unverifiable`: an end did not state the value, and nothing documents what its device would do. */
export type Verdict = "agree" | "conflict" | "unverifiable";

/** Who may start (or rekey) for it to work. */
export type Works = "both" | "left-initiates" | "right-initiates" | "none";

export interface NegotiationTable {
  readonly connections: readonly NegotiatedConnection[];
}

export interface NegotiatedConnection {
  readonly name: string;
  readonly place: Place;
  readonly ends: readonly [TableEnd, TableEnd];
  readonly verdict: Verdict;
  readonly phase1: NegotiatedPhase | undefined;
  readonly phase2: NegotiatedPhase | undefined;
  readonly policies: readonly NegotiatedPolicy[];
}

export interface TableEnd {
  readonly site: string;
  /** `routeros 7.20` */
  readonly device: string;
  /** Outside address, host name, `dynamic`, or `undefined` when not stated. */
  readonly outside: string | undefined;
}

export interface NegotiatedPhase {
  /** What both ends will settle on; `undefined` on conflict or when an end is unknown. */
  readonly suite: string | undefined;
  readonly parameters: readonly NegotiatedParameter[];
}

export interface NegotiatedParameter {
  readonly parameter: ParameterId;
  readonly left: Located<readonly Scalar[]> | undefined;
  readonly right: Located<readonly Scalar[]> | undefined;
  readonly rule: Agreement;
  readonly verdict: Verdict;
  readonly works: Works;
  /** The diagnostic that a conflict raises. */
  readonly code: Code | undefined;
}

export interface NegotiatedPolicy {
  /** As the left end sees it. */
  readonly source: string;
  readonly destination: string;
  /** `all`, `tcp 443 -> any`, … */
  readonly traffic: string;
  readonly action: string;
  readonly phase2: NegotiatedPhase | undefined;
  readonly verdict: Verdict;
}
