/** What happened to a packet at one device, one decision at a time; and how its stay there ended. */

import type { IpPacket } from "./packet.ts";
import type { Association, Router, Rule } from "./router.ts";
import type { Fact } from "./semantics.ts";

/** What was asked. */
export type StepKind =
  | "start"
  | "source-nat"
  | "fasttrack"
  | "ike-bypass"
  | "policy"
  | "encrypt"
  | "translate"
  | "filter"
  | "decrypt"
  | "check"
  | "forward"
  | "deliver";

export interface Step {
  readonly router: string;
  readonly kind: StepKind;
  /** What was decided and why: a sentence without a full stop. */
  readonly text: string;
  /** The policy that decided. */
  readonly rule: Rule | undefined;
  readonly before: IpPacket;
  /** `undefined`: it was dropped. */
  readonly after: IpPacket | undefined;
  readonly notes: readonly Note[];
}

/** Why a decision is less than certain. */
export interface Note {
  readonly basis: "common-knowledge" | "inference";
  readonly text: string;
  readonly source: string;
}

/** The counters of `/ip/ipsec/statistics` that a drop adds to. */
export type Counter =
  | "out-policy-blocked"
  | "out-no-states"
  | "in-no-states"
  | "in-state-protocol-errors"
  | "in-no-policies"
  | "in-template-mismatches"
  | "in-policy-blocked";

export interface Drop {
  readonly kind: "dropped";
  readonly why: string;
  readonly counter: Counter | undefined;
  readonly rule: Rule | undefined;
}

export type Departure =
  | Drop
  | {
      readonly kind: "sent";
      readonly packet: IpPacket;
      /** The SAs that were applied, innermost first. */
      readonly applied: readonly Association[];
      /** The policy that decided last. */
      readonly rule: Rule | undefined;
      /** A policy should have encrypted it, and let it go. */
      readonly leaks: boolean;
      /** Somebody asks IKE for an SA. */
      readonly acquires: boolean;
    };

export type Arrival =
  | Drop
  /** It is for the device itself, or for its `lan`. */
  | { readonly kind: "delivered"; readonly packet: IpPacket; readonly to: "router" | "lan" }
  | { readonly kind: "forwarded"; readonly packet: IpPacket };

/** Steps of one device, in order. */
export interface Journal {
  readonly router: Router;
  readonly steps: Step[];
}

export interface Told {
  readonly kind: StepKind;
  readonly text: string;
  readonly rule?: Rule | undefined;
  readonly before: IpPacket;
  readonly after: IpPacket | undefined;
  readonly notes?: readonly Note[];
}

export function tell({ router, steps }: Journal, told: Told): void {
  steps.push({ rule: undefined, notes: [], ...told, router: router.name });
}

/** Nothing is said where the fact is documented. */
export function notesOn(...facts: readonly Fact<unknown>[]): readonly Note[] {
  return facts.flatMap(({ basis, says, source }) =>
    basis === "documented" ? [] : [{ basis, text: says, source }],
  );
}

/** A device without statistics counts nothing. */
export function counted({ semantics }: Router, counter: Counter): Counter | undefined {
  return semantics.counters ? counter : undefined;
}
