/** The shape of an algorithm's row: its names, its numbers on the wire, and what the standards say about it. */

import type { AlgorithmKind } from "../types.ts";

/** From "use it" to "gives no protection worth the name". The lint rules read this scale, not the citations. */
export type AlgorithmStatus = "recommended" | "ok" | "legacy" | "weak" | "broken";

export type Standard = "rfc8221" | "rfc8247" | "rfc9395" | "nist" | "bsi" | "cnsa2";

/** How a level is known: read in the standard, quoted by somebody else, or from memory. */
export type Evidence = "read" | "secondary" | "memory";

export interface Requirement {
  readonly standard: Standard;
  /** In the standard's own words and capitals: `MUST-`, `not approved`. */
  readonly level: string;
  /** Whether one who demands the standard may use it. */
  readonly allowed: boolean;
  /** `RFC 8221, section 5` */
  readonly source: string;
  readonly evidence: Evidence;
}

export interface IanaNumbers {
  /**
   * IKEv1 phase 1 attribute value: cipher, hash or group. Without it IKEv1 has no way to negotiate the
   * algorithm in phase 1, whatever the devices can do.
   */
  readonly ikev1?: number;
  /** IKEv2 transform id of its type (ENCR, INTEG, PRF or key exchange method). */
  readonly ikev2?: number;
  /** IKEv1 phase 2: the ESP transform id of a cipher, the authentication attribute of an integrity algorithm. */
  readonly esp?: number;
}

export interface Algorithm {
  /** Canonical, unique within its kind: `null` is both a cipher and an integrity algorithm. */
  readonly id: string;
  readonly kind: AlgorithmKind;
  readonly title: string;
  /** Other spellings in lower case; look-ups ignore case. */
  readonly aliases: readonly string[];
  /** True for a cipher that authenticates by itself: no separate integrity algorithm beside it. */
  readonly aead: boolean;
  /** Key bits of a cipher, output bits of a hash, estimated symmetric strength of a group; 0 where meaningless. */
  readonly bits: number;
  readonly iana: IanaNumbers;
  /** Where a `.vpn` file may name it. What a device accepts is the target's business. */
  readonly phases: readonly (1 | 2)[];
  /** No IKEv1 number in any phase. */
  readonly ikev2Only: boolean;
  readonly status: AlgorithmStatus;
  readonly statusWhy: string;
  /** What the standards demand, in the order of `Standard`. RFC 8247 speaks of IKEv2 only. */
  readonly requirements: readonly Requirement[];
  /** What else is said of it, and where. */
  readonly citations: readonly string[];
}

/** As the tables hold it: what the standards demand stands in a table of its own. */
export type AlgorithmRow = Omit<Algorithm, "requirements">;
